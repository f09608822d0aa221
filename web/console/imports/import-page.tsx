import { useParams } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { moment } from '../shared/days';
import { DownloadButton } from '../shared/download-button';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge, Facts } from '../shared/parts';
import { useGet } from '../shared/use-query';
import { useMay } from '../shared/me';
import { outcomeOf } from './imports-words.js';
import { ResultTabs } from './result-tabs';
import { canUndo, UndoImport } from './undo-import';

type Import = components['schemas']['ImportResponse'];
const CRUMBS = [{ title: '导入记录', to: '/imports' }];

/** One check or import as it is kept: what was found, and what it changed. */
export default function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const record = useGet('/api/v1/imports/{id}', { params: { path: { id } } });
  const may = useMay();
  const title = record.data ? record.data.fileName.replace(/\.xlsx$/i, '') : '导入记录';
  return (
    <Page
      title={title}
      crumbs={CRUMBS}
      actions={
        record.data &&
        may('imports.run') && (
          <>
            <DownloadButton path={`imports/${id}/annotated.xlsx`}>下载标注好的表</DownloadButton>
            {canUndo(record.data) && <UndoImport record={record.data} />}
          </>
        )
      }
    >
      <Answered query={record}>{(answer) => <Record record={answer} />}</Answered>
    </Page>
  );
}

function Record({ record }: { record: Import }) {
  const { counts, createdAt, createdByName, undoneAt, undoneByName } = record;
  const { tone, word } = outcomeOf(record);
  return (
    <>
      <section className="panel">
        <Facts
          items={[
            ['结果', <Badge tone={tone}>{word}</Badge>],
            ['时间', moment(createdAt)],
            ['谁', createdByName],
            ['文件', record.fileName],
            ['行', count(counts.rows)],
            ['新增', count(counts.created)],
            ['更新', count(counts.updated)],
            ['不变', count(counts.unchanged)],
            ['有误', count(counts.rejected)],
            ...(undoneAt ? ([['撤销', `${moment(undoneAt)}，${undoneByName ?? ''}`]] as const) : []),
          ]}
        />
      </section>
      <ResultTabs id={record.id} issues={record.issues} isWritten={record.applied && undoneAt === null} />
    </>
  );
}
