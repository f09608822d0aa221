import { Choices, type FieldErrors, TextInput } from './forms';
import type { Form } from './use-form';

/** Why whole numbers are looked at, which stands in the log. */
const REASONS = ['核对材料', '电话答复', '通知培训', '银行更正', '其他'] as const;
const OTHER = '其他';
const SHORTEST_REASON = 4;

export type RevealValues = Record<'choice' | 'other', string>;

export const NO_REASON: RevealValues = { choice: '', other: '' };

export function reasonOf({ choice, other }: RevealValues): string {
  return choice === OTHER ? other.trim() : choice;
}

export function revealErrors({ choice, other }: RevealValues): FieldErrors {
  const errors: FieldErrors = {};
  if (choice === '') errors.reason = '请选择查看完整号码的用途。';
  if (choice === OTHER && other.trim().length < SHORTEST_REASON) {
    errors.other = `请写明用途，至少 ${SHORTEST_REASON} 个字。`;
  }
  return errors;
}

export function RevealReason({ form }: { form: Form<RevealValues> }) {
  return (
    <>
      <Choices
        label="用途"
        name="reason"
        value={form.values.choice}
        onChange={(choice) => form.set({ choice })}
        options={REASONS.map((reason) => ({ value: reason, label: reason }))}
      />
      {form.values.choice === OTHER && <TextInput label="用途说明" {...form.field('other')} />}
    </>
  );
}
