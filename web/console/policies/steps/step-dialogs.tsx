import { useState } from 'react';
import { api, data } from '../../api/client';
import { Confirm } from '../../shared/dialog';
import { fieldErrors, TextInput } from '../../shared/forms';
import { type Deed, useDeed } from '../../shared/use-deed';
import { figuresInWords } from '../simulation/simulation-panel';
import type { Tried } from '../simulation/use-simulation';
import { whenOf } from '../editor/policy-form';
import { periodInWords, type Policy, ratesInWords, whenInWords } from '../words/policy-words';

interface DialogProps {
  policy: Policy;
  simulation: Tried;
  former: Policy | null;
  onClose: () => void;
}

/** Names the version that is on the screen: what was changed since is not decided on. */
function paramsOf(policy: Policy, key: string) {
  return { path: { id: policy.id }, header: { 'Idempotency-Key': key, 'If-Match': `"${policy.version}"` } };
}

function What({ policy, simulation, former }: Omit<DialogProps, 'onClose'>) {
  const { answer, problem } = simulation;
  return (
    <>
      <p>
        {policy.title}（{policy.regionName}，{policy.documentNo ?? '文号待补'}），{periodInWords(policy)}执行。
      </p>
      <p>{ratesInWords(policy)}</p>
      <p className="figures">
        {answer ? figuresInWords(answer) : problem ? `试算没有结果：${problem.message}` : '正在试算……'}
      </p>
      {former && answer?.predecessorId === former.id && (
        <p>
          批准后，第 {former.versionNo} 版执行到 {whenInWords(policy.kind, policy.effectiveFrom)}之前为止。
        </p>
      )}
    </>
  );
}

export function SubmitDialog({ onClose, ...props }: DialogProps) {
  const { policy } = props;
  const deed = useDeed<string, unknown>(
    async (_none, key) => data(await api.POST('/api/v1/policies/{id}/submit', { params: paramsOf(policy, key) })),
    onClose,
  );
  return (
    <Confirm title="提交批准" action="提交" deed={deed} onClose={onClose}>
      <What {...props} />
      <p>提交后由另一位有批准权限的人员批准或退回；批准前仍可以修改，修改后要重新提交。</p>
    </Confirm>
  );
}

export function ApproveDialog({ onClose, ...props }: DialogProps) {
  const { policy } = props;
  const deed = useDeed<string, unknown>(
    async (comment, key) =>
      data(
        await api.POST('/api/v1/policies/{id}/approve', {
          params: paramsOf(policy, key),
          body: comment ? { comment } : {},
        }),
      ),
    onClose,
  );
  return (
    <Confirm
      title="批准政策"
      action={`批准，自${whenInWords(policy.kind, policy.effectiveFrom)}起执行`}
      reason={{ label: '批准意见', optional: true }}
      deed={deed}
      onClose={onClose}
    >
      <What {...props} />
      <p>
        <strong>批准后不可改，只能另立新版。</strong>
      </p>
    </Confirm>
  );
}

export function ReturnDialog({ policy, onClose }: DialogProps) {
  const deed = useDeed<string, unknown>(
    async (comment, key) =>
      data(await api.POST('/api/v1/policies/{id}/return', { params: paramsOf(policy, key), body: { comment } })),
    onClose,
  );
  return (
    <Confirm
      title="退回草稿"
      action="退回"
      reason={{ label: '退回意见', hint: '写明要改什么；拟写人会看到这段话。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {policy.title}退回给{policy.submittedByName}修改。
      </p>
    </Confirm>
  );
}

export function RetireDialog({ policy, onClose }: DialogProps) {
  const isDraft = policy.approvedAt === null;
  const unit = policy.kind === 'award' ? '日期' : '月份';
  const [until, setUntil] = useState('');
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const deed = useDeed<string, unknown>(async (reason, key) => {
    const effectiveTo = isDraft || until.trim() === '' ? undefined : (whenOf(policy.kind, until) ?? until);
    const body = { reason, ...(effectiveTo === undefined ? {} : { effectiveTo }) };
    return data(await api.POST('/api/v1/policies/{id}/retire', { params: paramsOf(policy, key), body }));
  }, onClose);
  const guarded: Deed<string> = {
    ...deed,
    run: (reason) => {
      const isWrong = until.trim() !== '' && whenOf(policy.kind, until) === null;
      setMissing(isWrong ? `请填写${unit}，例如 ${policy.kind === 'award' ? '2025-06-30' : '2025-06'}。` : undefined);
      if (!isWrong) deed.run(reason);
    },
  };
  return (
    <Confirm
      title={isDraft ? '撤回草稿' : '终止政策'}
      action={isDraft ? '撤回' : '终止'}
      reason={{ label: isDraft ? '撤回理由' : '终止理由' }}
      deed={guarded}
      onClose={onClose}
      danger
    >
      <p>
        {policy.title}，{periodInWords(policy)}。
        {isDraft ? '撤回的草稿不能再恢复，需要时另写一份。' : '终止后不可恢复；执行期内已经应发的部分不受影响。'}
      </p>
      {!isDraft && (
        <TextInput
          short
          optional
          label={`最后执行的${unit}`}
          name="effectiveTo"
          value={until}
          onChange={setUntil}
          hint={`不填则到${policy.kind === 'award' ? '今天' : '本月'}为止；只能提前，不能推后。`}
          error={missing ?? fieldErrors(deed.problem).effectiveTo}
        />
      )}
    </Confirm>
  );
}
