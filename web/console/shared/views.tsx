import { Link } from '@tanstack/react-router';
import { useAddress } from './address';

export interface View {
  title: string;
  /** In the address; undefined for what the page begins with. */
  view: string | undefined;
}

/** Two ways to look at what the same filters find: the one that is open stands in the address. */
export function Views({ views }: { views: readonly View[] }) {
  const { search } = useAddress();
  const open = views.find(({ view }) => view === search.view) ?? views[0];
  return (
    <nav className="tabs" aria-label="显示方式">
      {views.map((each) => (
        <Link
          key={each.title}
          to="."
          search={{ ...search, view: each.view, page: undefined, sort: undefined }}
          aria-current={each === open ? 'page' : undefined}
          activeProps={{}}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {each.title}
        </Link>
      ))}
    </nav>
  );
}
