import { useAddress } from '../shared/address';
import { PAYOUT_STATES } from '../shared/words';

/** Several states at once, kept in the address as one text. */
export function StateFilter() {
  const { search, change } = useAddress();
  const chosen = new Set((search.state ?? '').split(',').filter(Boolean));
  const toggle = (state: string): void => {
    if (!chosen.delete(state)) chosen.add(state);
    change({
      state: Object.keys(PAYOUT_STATES)
        .filter((each) => chosen.has(each))
        .join(','),
    });
  };
  return (
    <fieldset className="choices-in-line">
      <legend className="soft">状态（可选几项）</legend>
      {Object.entries(PAYOUT_STATES).map(([state, label]) => (
        <label className="choice" key={state}>
          <input type="checkbox" checked={chosen.has(state)} onChange={() => toggle(state)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
