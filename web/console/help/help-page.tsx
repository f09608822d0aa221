import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../shared/address';
import { useMe } from '../shared/me';
import { Answered, Page } from '../shared/page';
import { openTab, Tabs } from '../shared/parts';
import { type Manual, MANUAL_TABS, manualOf } from './manuals';
import './help.css';

/** What each role does, step by step with pictures; one's own first. */
export default function HelpPage() {
  const { search } = useAddress();
  const me = useMe();
  const own = [...MANUAL_TABS].sort((a, b) => Number(b.id === me?.role) - Number(a.id === me?.role));
  const tab = openTab(own, search.tab);
  const manual = useQuery({ queryKey: ['manual', tab], queryFn: () => manualOf(tab), staleTime: Infinity });
  return (
    <Page title="使用手册" help="您的角色的手册排在最前；别的角色怎样办理，也可以看。">
      <Tabs tabs={own} label="角色" />
      <Answered query={manual}>{(read) => <Read manual={read} />}</Answered>
    </Page>
  );
}

function Read({ manual: { title, sections, html } }: { manual: Manual }) {
  return (
    <article className="panel manual" aria-label={title}>
      <h2>{title}</h2>
      <nav aria-label="目录" className="no-print">
        <ul>
          {sections.map(({ id, title: name }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {/* Made from the product's own manuals when it was built: nothing of it comes from anybody. */}
      <div className="text" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
