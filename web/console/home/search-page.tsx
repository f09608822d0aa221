import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client';
import { useAddress } from '../shared/address';
import { Answered, Page } from '../shared/page';
import { questionOf } from '../shell/search-question';

export default function SearchPage() {
  const { search } = useAddress();
  const question = questionOf(search.r);
  const answer = useQuery({
    queryKey: ['search', search.r],
    enabled: question !== null,
    queryFn: async () => data(await api.POST('/api/v1/search', { body: { q: question ?? '' } })),
  });
  if (question === null) {
    return (
      <Page title="搜索">
        <p className="panel">
          请在上方的搜索框中输入姓名、身份证号、证书号、批次号或站点名称。为保护个人信息，搜索内容不保存在地址中。
        </p>
      </Page>
    );
  }
  return (
    <Page title="搜索结果">
      <Answered query={answer}>
        {({ groups }) =>
          groups.every((group) => group.items.length === 0) ? (
            <p className="panel">没有找到。请核对号码或换一个词再试；其他县（市、区）的记录不在您的辖区内。</p>
          ) : (
            <>
              {groups
                .filter((group) => group.items.length > 0)
                .map((group) => (
                  <section className="panel" key={group.type}>
                    <h2>{group.title}</h2>
                    <ul className="inbox">
                      {group.items.map((item) => (
                        <li key={item.id}>
                          <div>
                            <Link to={item.href}>{item.title}</Link>
                            <p className="soft">{item.detail}</p>
                          </div>
                        </li>
                      ))}
                    </ul>
                  </section>
                ))}
            </>
          )
        }
      </Answered>
    </Page>
  );
}
