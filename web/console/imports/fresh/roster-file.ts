import { useCallback, useEffect, useState } from 'react';
import { fileRefusal } from './file-rules.js';
import { sha256 } from './sha256.js';

/** A chosen workbook: its bytes stay in memory, so that what is imported is what was checked. */
export interface RosterFile {
  name: string;
  bytes: Uint8Array;
  sha256: string;
  chosenAt: number;
  /** Stands for the file on the disk, which somebody may go on editing. */
  onDisk: File;
}

export interface ChosenFile {
  file: RosterFile | null;
  refusal: string | null;
  /** Saved, moved or deleted since it was chosen. */
  isChanged: boolean;
  choose: (file: File) => Promise<RosterFile | null>;
  refuse: (why: string) => void;
  /** @returns whether it is still what was chosen */
  verify: () => Promise<boolean>;
}

const UNREADABLE = '没有读到这个文件：可能在选择之后又被修改或移动。请保存并关闭文件，再重新选择。';

export function useRosterFile(): ChosenFile {
  const [file, setFile] = useState<RosterFile | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);

  const choose = useCallback(async (chosen: File): Promise<RosterFile | null> => {
    const why = fileRefusal(chosen.name, chosen.size);
    setRefusal(why);
    if (why) return null;
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const next = { name: chosen.name, bytes, sha256: sha256(bytes), chosenAt: Date.now(), onDisk: chosen };
      setFile(next);
      setChanged(false);
      return next;
    } catch {
      setRefusal(UNREADABLE);
      return null;
    }
  }, []);

  const verify = useCallback(async (): Promise<boolean> => {
    if (!file) return false;
    const isSame = await isAsChosen(file.onDisk);
    setChanged(!isSame);
    return isSame;
  }, [file]);

  // Whoever comes back from Excel is told at once.
  useEffect(() => {
    const look = (): void => void verify();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [verify]);

  return { file, refusal, isChanged, choose, refuse: setRefusal, verify };
}

/** The browser refuses to read a file that is another one by now. */
async function isAsChosen(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
