import type { ReactNode } from 'react';
import { useAddress } from '../shared/address';

/** A filter that was chosen by a button, and how it is given up. */
export function Chip({ name, children }: { name: string; children: ReactNode }) {
  const { change } = useAddress();
  return (
    <span className="chip">
      {children}
      <button type="button" className="button plain" onClick={() => change({ [name]: undefined })}>
        取消
      </button>
    </span>
  );
}
