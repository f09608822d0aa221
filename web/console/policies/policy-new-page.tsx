import { useState } from 'react';
import { useAddress } from '../shared/address';
import { Select } from '../shared/forms';
import { Answered, Page } from '../shared/page';
import { useCounties, useOwnAndCounties } from '../shared/regions';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import { useMe } from '../shared/me';
import { PolicyEditor } from './editor/policy-editor';
import { emptyForm, nextVersion } from './editor/policy-form';
import type { Kind } from './words/policy-words';

const CRUMBS = [{ title: '政策', to: '/policies' }];
const HELP = '按句填写，空格里填数字或选择；右侧随填随算。保存为草稿后，还可以继续修改。';

/** A policy from nothing, or from the version before it. */
export default function PolicyNewPage() {
  const { search } = useAddress();
  return search.from ? <FromFormer id={search.from} /> : <FromNothing />;
}

function FromFormer({ id }: { id: string }) {
  const former = useGet('/api/v1/policies/{id}', { params: { path: { id } } });
  return (
    <Page title="续写政策" crumbs={CRUMBS} help={HELP}>
      <Answered query={former}>
        {(policy) => (
          <>
            <p className="box">
              地区：{policy.regionName}；种类：{word(KINDS, policy.kind)}。以下内容取自第 {policy.versionNo}{' '}
              版，请改写有变化的部分，并填写新的文号和生效时间。
            </p>
            <PolicyEditor key={policy.id} policy={null} initial={nextVersion(policy)} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function FromNothing() {
  const { search } = useAddress();
  const me = useMe();
  const counties = useCounties();
  const kind: Kind = search.kind === 'award' ? 'award' : 'stipend';
  const [regionCode, setRegionCode] = useState(search.regionCode ?? me?.region.code ?? '');
  const regions = useOwnAndCounties();
  return (
    <Page title={`新建${word(KINDS, kind)}政策`} crumbs={CRUMBS} help={HELP}>
      {counties.length > 0 ? (
        <Select
          label="地区"
          name="regionCode"
          value={regionCode}
          onChange={setRegionCode}
          options={regions}
          hint="同一地区、同一种类的政策，同一时间只执行一版。改换地区会清空下面已填的内容。"
        />
      ) : (
        <p className="box">地区：{me?.region.name}。</p>
      )}
      <PolicyEditor key={regionCode} policy={null} initial={emptyForm(kind, regionCode)} />
    </Page>
  );
}
