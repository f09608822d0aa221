import type { TrackStep } from './track-step';

const SIGNS: Record<TrackStep['phase'], string> = { done: '✓', now: '●', next: '', ended: '✕' };
const WORDS: Record<TrackStep['phase'], string> = { done: '已办', now: '当前', next: '未办', ended: '已终止' };

/** A life as a line of steps; below each other on a phone and on paper where there is no room. */
export function Track({ label, steps }: { label: string; steps: readonly TrackStep[] }) {
  return (
    <ol className="track" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={step.phase}
          data-sign={SIGNS[step.phase] || index + 1}
          aria-current={step.phase === 'now' ? 'step' : undefined}
        >
          <span className="name">
            {step.name}
            <span className="unseen">（{WORDS[step.phase]}）</span>
          </span>
          {step.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </li>
      ))}
    </ol>
  );
}
