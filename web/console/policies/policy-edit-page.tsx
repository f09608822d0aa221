import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answered, Page } from '../shared/page';
import { useGet } from '../shared/use-query';
import { PolicyEditor } from './editor/policy-editor';
import { formOf } from './editor/policy-form';
import { ReturnedBox } from './steps/returned-box';
import type { Policy } from './words/policy-words';

export default function PolicyEditPage() {
  const { id = '' } = useParams({ strict: false });
  const policy = useGet('/api/v1/policies/{id}', { params: { path: { id } } });
  const crumbs = [
    { title: '政策', to: '/policies' },
    { title: policy.data?.title ?? '政策', to: `/policies/${id}` },
  ];
  return (
    <Page title="修改草稿" crumbs={crumbs} help="按句填写，右侧随填随算。">
      <Answered query={policy}>{(answer) => <Draft key={answer.id} answer={answer} />}</Answered>
    </Page>
  );
}

function Draft({ answer }: { answer: Policy }) {
  // What is asked again in the background does not change what is being written.
  const [policy] = useState(answer);
  if (answer.state !== 'draft') {
    return (
      <div className="panel">
        <p>这项政策不是草稿，不能修改；需要调整时，请从这一版续写新的版本。</p>
        <p>
          <Link to={`/policies/${policy.id}`}>查看这项政策</Link>
        </p>
      </div>
    );
  }
  return (
    <>
      <ReturnedBox policy={answer} />
      {answer.submittedAt !== null && (
        <p className="box wait">这份草稿已经提交，正在等待批准。保存修改后，需要重新提交。</p>
      )}
      <PolicyEditor policy={policy} initial={formOf(policy)} />
    </>
  );
}
