import type { ReactNode } from 'react';
import { useAddress } from './address';
import { Confirm } from './dialog';
import { FilesLeft } from './download-button';
import { useFile } from './use-file';

interface ExportDialogProps {
  title: string;
  action: string;
  hint: string;
  /** Of the workbook, below the API's base. */
  path: string;
  /** Of the list that is shown, by name. */
  filters: readonly string[];
  /** What is in the file. */
  children: ReactNode;
  onClose: () => void;
}

/** A list as a workbook: why it is taken stands in the log. */
export function ExportDialog({ title, action, hint, path, filters, children, onClose }: ExportDialogProps) {
  const { search } = useAddress();
  const file = useFile({ after: onClose });
  const run = (reason: string): void => {
    const query = new URLSearchParams({ reason });
    for (const name of filters) if (search[name]) query.set(name, search[name]);
    file.run(`${path}?${query.toString()}`);
  };
  return (
    <Confirm
      title={title}
      action={action}
      reason={{ label: '用途', hint, shortest: 4 }}
      deed={{ ...file, run }}
      onClose={onClose}
    >
      <p>{children}</p>
      <FilesLeft />
      {file.isRunning && <p className="soft">正在生成文件。可以关闭本窗口，办完后在页面上方取文件。</p>}
    </Confirm>
  );
}
