import { useEffect, useState } from 'react';
import { countRefusal } from './file-rules.js';

interface DropZoneProps {
  /** Whether a file is chosen already, which another one replaces. */
  isAgain: boolean;
  onFile: (file: File) => void;
  onRefused: (why: string) => void;
}

/** By keyboard a file input, by hand the whole page: a file that misses the frame must not open in the browser instead of the page. */
export function DropZone({ isAgain, onFile, onRefused }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const refusal = countRefusal(files?.length ?? 0);
    const [file] = Array.from(files ?? []);
    if (refusal) onRefused(refusal);
    else if (file) onFile(file);
  };
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files ?? null);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', over);
      window.removeEventListener('drop', drop);
    };
  });
  return (
    <label className={isOver ? 'drop over' : 'drop'}>
      <input
        type="file"
        accept=".xlsx"
        className="unseen"
        onChange={(event) => {
          take(event.target.files);
          // The same file, mended, is chosen by the same name.
          event.target.value = '';
        }}
      />
      <strong>{isAgain ? '选择改好的花名册，或把文件拖到这里' : '选择花名册文件，或把文件拖到这里'}</strong>
      <span className="soft">只接受 .xlsx 文件。选好后马上检查，检查不写入任何数据。</span>
    </label>
  );
}
