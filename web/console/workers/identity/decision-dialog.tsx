import { moment } from '../../shared/days';
import { Confirm } from '../../shared/dialog';
import { yuan } from '../../shared/money';
import { useDeed } from '../../shared/use-deed';
import { type Decision, decide, type OpenRequest } from './requests';

interface DecisionDialogProps {
  request: OpenRequest;
  decision: Decision;
  onClose: () => void;
}

/** The second person's word, or the withdrawal, with what it changes before everybody's eyes. */
export function DecisionDialog({ request, decision, onClose }: DecisionDialogProps) {
  const deed = useDeed((text: string, key) => decide(request, decision, text, key), onClose);
  // What nothing was paid under moves no money.
  const moves = decision === 'confirm' ? (request.movesFen ?? 0) : 0;
  const subject = request.kind === 'merge' ? '合并' : '更正';
  const words = {
    confirm: { title: `确认${subject}`, action: `确认${subject}`, follows: FOLLOWS[request.kind] },
    refuse: { title: `不同意${subject}`, action: '不同意', follows: '不同意后登记的资料不变，经办人可以另行提出。' },
    withdrawal: { title: `撤回${subject}`, action: `撤回${subject}`, follows: '撤回后登记的资料不变。' },
  }[decision];
  const reason =
    decision === 'confirm' ? { label: '确认依据', optional: true, hint: HINT } : { label: '原因', hint: HINT };
  return (
    <Confirm
      title={words.title}
      action={words.action}
      reason={reason}
      {...(moves > 0 ? { typedFen: moves, typedLabel: '并入记录的已发合计' } : {})}
      deed={deed}
      onClose={onClose}
    >
      <p>{request.what}。</p>
      <p className="soft">
        {request.requestedByName}于 {moment(request.requestedAt)} 提出，原因：{request.reason}
      </p>
      <p className="box follows">
        {words.follows}
        {moves > 0 && `并入的记录名下已发 ${yuan(moves)} 元，合并后都算保留记录的；两条记录重复发过的，列为应追回。`}
      </p>
    </Confirm>
  );
}

const HINT = '请勿填写身份证号等个人号码。';
const FOLLOWS = {
  correction: '确认后立即按新的身份证号登记和发放；在途批次中写有原号码的，会提示资料已有变化。',
  merge: '确认后两条记录成为一条，任职、证书、发放等全部归到保留的记录，不能拆回。',
};
