import { raw } from '../api/client';

/** A file as the service takes it, with the key of the intention. @returns what was answered */
export async function sendFile<T>(path: string, file: File, key: string): Promise<T> {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await raw(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } });
  return (await answer.json()) as T;
}

/** Where a file is chosen or dropped; one label, one input, so that the keyboard reaches it. */
export function DropZone({
  label,
  accept,
  onFile,
  isBusy,
}: {
  label: string;
  accept: string;
  onFile: (file: File) => void;
  isBusy?: boolean;
}) {
  return (
    <label
      className="drop-zone"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file && !isBusy) onFile(file);
      }}
    >
      <span>{isBusy ? '正在上传和核对……' : label}</span>
      <span className="button" aria-hidden="true">
        选择文件
      </span>
      <input
        type="file"
        className="unseen"
        accept={accept}
        disabled={isBusy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
