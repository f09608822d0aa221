import { Link } from '@tanstack/react-router';
import { differences } from '../words/policy-difference';
import type { Content, NameOfRegion, Policy } from '../words/policy-words';

/** Only what differs from the version before: old → new, in words. */
export function DifferencePanel({
  former,
  content,
  nameOf,
}: {
  former: Policy | null;
  content: Content | null;
  nameOf: NameOfRegion;
}) {
  return (
    <section className="panel" aria-label="与上一版">
      <h2>与上一版</h2>
      {former === null ? (
        <p className="soft">这是本地区同类的第一版政策，没有上一版可以比较。</p>
      ) : content === null ? (
        <p className="soft">填写完整后，这里列出与上一版的不同。</p>
      ) : (
        <>
          <p className="soft">
            上一版：<Link to={`/policies/${former.id}`}>{former.title}</Link>（第 {former.versionNo} 版）
          </p>
          <Changes former={former} content={content} nameOf={nameOf} />
        </>
      )}
    </section>
  );
}

function Changes({ former, content, nameOf }: { former: Policy; content: Content; nameOf: NameOfRegion }) {
  const changes = differences(former, content, nameOf);
  if (changes.length === 0) return <p>与上一版没有不同。</p>;
  return (
    <dl className="changes">
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <del>{before}</del> → <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
