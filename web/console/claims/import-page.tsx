import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Select } from '../shared/forms';
import { Page } from '../shared/page';
import { SheetImport } from '../shared/sheet-import';
import { useGet } from '../shared/use-query';

const CRUMBS = [{ title: '申报', to: '/claims' }];

/** 申报登记. */
export default function ClaimImportPage() {
  const [region, setRegion] = useState('');
  const notices = useGet('/api/v1/claim-notices', { params: { query: { state: 'approved', pageSize: 500 } } });
  const regions = [...new Map((notices.data?.items ?? []).map((each) => [each.regionCode, each.regionName])).entries()];
  const policyRegionCode = region || (regions[0]?.[0] ?? '');
  return (
    <Page
      title="导入申报登记"
      crumbs={CRUMBS}
      help="表头为：姓名、身份证号、项目、级别或期间、申报日期，之后每一列是一项核实条件，填“符合”或“不符合”，依据写在冒号后面。选择文件后先检查，检查不写入任何数据。"
    >
      <SheetImport
        label="把申报登记表拖到这里，或者"
        path="claims/import"
        query={policyRegionCode ? { policyRegionCode } : {}}
        unit="件申报"
        hasValid
        done={
          <>
            导入的申报等待受理：<Link to="/claims">查看申报</Link>。
          </>
        }
      >
        {regions.length > 1 && (
          <Select
            label="按哪个地区的政策申报"
            name="policyRegionCode"
            value={policyRegionCode}
            onChange={setRegion}
            options={regions.map(([value, label]) => ({ value, label }))}
          />
        )}
      </SheetImport>
    </Page>
  );
}
