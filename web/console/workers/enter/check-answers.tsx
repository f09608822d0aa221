import { ProblemView } from '../../shared/problem-view';
import { Facts } from '../../shared/parts';
import type { Deed } from '../../shared/use-deed';
import { EMPLOYER_KINDS, IDENTITY_KINDS, word } from '../../shared/words';
import type { Employer } from '../employer-picker';
import { bornOn } from './identity-rules';
import { hasAccount, type NewWorkerValues } from './new-worker-rules';

interface CheckAnswersProps {
  values: NewWorkerValues;
  employer: Employer | null;
  deed: Deed<NewWorkerValues>;
  onBack: () => void;
}

/** All that was typed, to be read against the paper once more. */
export function CheckAnswers({ values, employer, deed, onBack }: CheckAnswersProps) {
  const isServing = values.serving === 'true' && employer !== null;
  const born = bornOn(values.identityNumber);
  const employed = isServing ? (employer.known ?? employer) : null;
  return (
    <>
      <section className="panel">
        <Facts
          items={[
            ['证件类型', word(IDENTITY_KINDS, values.identityKind)],
            ['证件号码', <span className="figures">{values.identityNumber}</span>],
            ...(born === null ? [] : ([['出生日期', born]] as const)),
            ['姓名', values.name],
            ['手机号', values.phone],
            ...(employed
              ? ([
                  ['工作单位', employed.name],
                  ['单位类别', word(EMPLOYER_KINDS, employed.kind)],
                  ['入职日期', values.startOn],
                ] as const)
              : ([['在岗', '不在岗']] as const)),
            ...(hasAccount(values)
              ? ([
                  ['银行账号', <span className="figures">{values.account}</span>],
                  ['开户行', values.bankName],
                  ['联行号', values.bankCode],
                ] as const)
              : ([['银行账户', '以后再登记']] as const)),
          ]}
        />
      </section>
      {employer && !employer.known && isServing && (
        <p className="box wait">“{employer.name}”将作为新单位登记；县内已有同名单位时使用已有的单位。</p>
      )}
      <ProblemView problem={deed.problem} again={deed.again} />
      <div className="buttons below">
        <button type="button" className="button primary" disabled={deed.isRunning} onClick={() => deed.run(values)}>
          {deed.isRunning ? '正在办理……' : '保存，登记此人'}
        </button>
        <button type="button" className="button" onClick={onBack}>
          返回修改
        </button>
      </div>
    </>
  );
}
