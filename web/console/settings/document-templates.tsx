import { useState } from 'react';
import { api, raw } from '../api/client';
import { useAddress } from '../shared/address';
import { moment } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { DownloadButton } from '../shared/download-button';
import { useMay } from '../shared/me';
import { Answered } from '../shared/page';
import { ProblemView } from '../shared/problem-view';
import { RegionAsked, useRegionAsked } from './region-asked';
import { sameFile, useDeed } from '../shared/use-deed';
import { useGet } from '../shared/use-query';
import { fileProblem, inForceInWords, placeholderRows, type Template } from './template-rules';

/** The Word templates that papers are made of: which one is in force, how to have one of one's own, what may stand in it. */
export function DocumentTemplates() {
  const { search, change } = useAddress();
  const code = useRegionAsked();
  const templates = useGet('/api/v1/document-templates', {
    params: { query: { regionCode: code } },
    enabled: code !== '',
  });
  return (
    <>
      <RegionAsked />
      <Answered query={templates}>
        {({ items }) => {
          const open = items.find(({ kind }) => kind === search.kind);
          return (
            <>
              <TemplateList items={items} open={(kind) => change({ kind })} opened={open?.kind} />
              {open && <OneTemplate key={`${open.kind} ${open.regionCode}`} template={open} />}
            </>
          );
        }}
      </Answered>
    </>
  );
}

interface ListProps {
  items: readonly Template[];
  open: (kind: Template['kind']) => void;
  opened: string | undefined;
}

function TemplateList({ items, open, opened }: ListProps) {
  return (
    <section className="panel">
      <h2>文书模板</h2>
      <p className="page-help">
        文书由系统按模板填写。县（市、区）有自己的模板的，用自己的；没有的，用市里的；都没有的，用系统内置的。
      </p>
      <table className="data cards">
        <caption className="unseen">文书模板</caption>
        <thead>
          <tr>
            <th scope="col">文书</th>
            <th scope="col">现在使用</th>
            <th scope="col">何人何时启用</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {items.map((template) => (
            <tr key={template.kind}>
              <td data-label="文书">{template.name}</td>
              <td data-label="现在使用">{inForceInWords(template)}</td>
              <td data-label="何人何时启用">
                {template.inForce.at ? `${template.inForce.byName ?? ''} ${moment(template.inForce.at)}` : '不适用'}
              </td>
              <td data-label="操作">
                <button
                  type="button"
                  className="button plain"
                  aria-label={`占位符和更换：${template.name}`}
                  aria-expanded={opened === template.kind}
                  onClick={() => open(template.kind)}
                >
                  占位符和更换
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneTemplate({ template }: { template: Template }) {
  const may = useMay();
  const { kind, regionCode, name, inForce, versions } = template;
  const [isEnding, setEnding] = useState(false);
  const base = `document-templates/${kind}.docx?regionCode=${regionCode}`;
  return (
    <section className="panel">
      <h2>{name}的模板</h2>
      <p>现在使用：{inForceInWords(template)}。先下载下来，在 Word 或 WPS 中改好，占位符照原样保留，再上传。</p>
      <div className="buttons">
        <DownloadButton path={base} isDirect>
          下载现用的模板
        </DownloadButton>
        {inForce.source !== 'built-in' && (
          <DownloadButton path={`${base}&builtIn=true`} isDirect>
            下载系统内置的模板
          </DownloadButton>
        )}
        {may('settings.regions') && inForce.source === 'own' && (
          <button type="button" className="button" onClick={() => setEnding(true)}>
            停用本地区的模板
          </button>
        )}
      </div>
      {may('settings.regions') && <Replacing template={template} />}
      <Placeholders template={template} />
      {versions.length > 0 && <Versions template={template} />}
      {isEnding && <Ending template={template} onClose={() => setEnding(false)} />}
    </section>
  );
}

/** A file is looked at as soon as it is chosen; it holds only once somebody has said so. */
function Replacing({ template }: { template: Template }) {
  const { kind, regionCode, regionName, name } = template;
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [preview, setPreview] = useState<Blob | null>(null);
  const [isDone, setDone] = useState(false);
  const checking = useDeed<File, Blob>(
    async (chosen, key) => (await sent('POST', `${kind}/preview`, regionCode, chosen, key)).blob(),
    setPreview,
    { isLater: true, intentionOf: sameFile },
  );
  const replacing = useDeed<File, void>(
    async (chosen, key) => void (await sent('PUT', kind, regionCode, chosen, key)),
    () => {
      setFile(null);
      setPreview(null);
      setDone(true);
    },
  );
  const take = (chosen: File): void => {
    const problem = fileProblem(chosen);
    setRefused(problem);
    setPreview(null);
    setDone(false);
    setFile(problem ? null : chosen);
    checking.forget();
    replacing.forget();
    if (!problem) checking.run(chosen);
  };
  const isBusy = checking.isRunning || replacing.isRunning;
  return (
    <div className="below no-print">
      <h3 className="below">换成自己的模板</h3>
      <div className="buttons">
        <label className={isBusy ? 'button chooser busy' : 'button chooser'}>
          选择模板文件
          <input
            type="file"
            className="unseen"
            accept=".docx"
            disabled={isBusy}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) take(chosen);
              event.target.value = '';
            }}
          />
        </label>
        {preview && file && (
          <>
            <button type="button" className="button" onClick={() => save(preview, `${name}_预览（示例数据）.docx`)}>
              下载预览
            </button>
            <button type="button" className="button primary" disabled={isBusy} onClick={() => replacing.run(file)}>
              {replacing.isRunning ? '正在启用……' : '启用这个模板'}
            </button>
          </>
        )}
      </div>
      <p className="soft" role="status">
        {checking.isRunning
          ? '正在检查模板……'
          : preview && file
            ? `“${file.name}”检查通过。请先下载预览，用示例数据看看填写后的样子，再启用；启用后${regionName}的${name}都用它。`
            : isDone
              ? '✓ 已启用。'
              : '请上传 Word 文档（docx），不超过 2 兆字节，不含宏、链接、批注和修订。选择后先检查，不会马上启用。'}
      </p>
      {refused && (
        <p className="error-text" role="alert">
          ✕ {refused}
        </p>
      )}
      <ProblemView problem={checking.problem} again={checking.again} />
      <ProblemView problem={replacing.problem} again={replacing.again} />
    </div>
  );
}

async function sent(method: string, path: string, regionCode: string, file: File, key: string): Promise<Response> {
  const body = new FormData();
  body.append('file', file, file.name);
  const address = `document-templates/${path}?regionCode=${encodeURIComponent(regionCode)}`;
  return raw(address, { method, body, headers: { 'Idempotency-Key': key } });
}

/** It is there already, and small. */
function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function Placeholders({ template }: { template: Template }) {
  return (
    <>
      <h3 className="below">可用的占位符</h3>
      <p className="soft">
        占位符连同半角的大括号一起写，系统填写时换成实际内容。写作“#”开头的，中间的内容按行重复，或者有时才出现；缩进的只能写在所属的一对中间。
      </p>
      <table className="data">
        <caption className="unseen">{template.name}可用的占位符</caption>
        <thead>
          <tr>
            <th scope="col">写法</th>
            <th scope="col">含义</th>
          </tr>
        </thead>
        <tbody>
          {placeholderRows(template.placeholders).map(({ written, meaning, isColumn }, n) => (
            // A column's word may stand in several rows.
            <tr key={`${n} ${written}`}>
              <td>
                {isColumn ? '　　' : ''}
                {written}
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Versions({ template }: { template: Template }) {
  const { kind, regionCode, name, versions } = template;
  return (
    <>
      <h3 className="below">本地区用过的模板</h3>
      <ul className="entries">
        {versions.map(({ version, createdByName, createdAt, endedAt, endedByName, endReason }) => (
          <li key={version}>
            <span className="what">
              第 {version} 版{endedAt === null ? '（现用）' : ''}
              <span className="soft">
                　{createdByName}于 {moment(createdAt)} 启用
                {endedAt !== null && `，${endedByName ?? ''}于 ${moment(endedAt)} ${endReason ? '停用' : '更换'}`}
                {endReason && `：${endReason}`}
              </span>
            </span>
            <span className="deeds no-print">
              <DownloadButton
                path={`document-templates/${kind}.docx?regionCode=${regionCode}&version=${version}`}
                isDirect
                name={`下载${name}第 ${version} 版`}
              >
                下载
              </DownloadButton>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Ending({ template, onClose }: { template: Template; onClose: () => void }) {
  const { kind, regionCode, name, regionName } = template;
  const deed = useDeed(async (reason: string) => {
    const params = { path: { kind }, query: { regionCode, reason } };
    await api.DELETE('/api/v1/document-templates/{kind}', { params });
  }, onClose);
  return (
    <Confirm title="停用模板" action="停用模板" reason={{ label: '停用的原因' }} deed={deed} onClose={onClose} danger>
      <p>
        停用后，{regionName}的{name}改用上级的模板；上级也没有的，用系统内置的。已经出具的文书不受影响。
      </p>
    </Confirm>
  );
}
