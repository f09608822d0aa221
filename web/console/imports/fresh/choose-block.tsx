import { useState } from 'react';
import { DownloadButton } from '../../shared/download-button';
import { moment } from '../../shared/days';
import { useMay } from '../../shared/me';
import { DropZone } from './drop-zone';
import { sizeInWords } from './file-rules.js';
import type { ChosenFile } from './roster-file';
import { RosterExport } from './roster-export';

export function ChooseBlock({ chosen, onFile }: { chosen: ChosenFile; onFile: (file: File) => void }) {
  const may = useMay();
  const [isExporting, setExporting] = useState(false);
  const { file, refusal, isChanged } = chosen;
  return (
    <section className="panel" aria-labelledby="choose">
      <h2 id="choose">1 选择</h2>
      <div className="choose">
        <DropZone isAgain={file !== null} onFile={onFile} onRefused={chosen.refuse} />
        <div>
          <p className="soft">还没有表格？下载空白模板填写，或导出现有花名册，在上面修改。</p>
          <div className="buttons">
            <DownloadButton path="imports/roster/template.xlsx" isDirect>
              下载空白模板
            </DownloadButton>
            {may('workers.reveal') && (
              <button type="button" className="button" onClick={() => setExporting(true)}>
                导出现有花名册
              </button>
            )}
          </div>
        </div>
      </div>
      {refusal && (
        <div className="box wrong" role="alert">
          <p>
            <strong>✕ {refusal}</strong>
          </p>
        </div>
      )}
      {file && (
        <p className="chosen-file">
          已选择 <strong className={isChanged ? 'struck' : undefined}>{file.name}</strong>
          <span className="soft">
            （{sizeInWords(file.bytes.length)}，{moment(new Date(file.chosenAt).toISOString()).slice(11)} 选择）
          </span>
        </p>
      )}
      {isChanged && (
        <div className="box wrong" role="alert">
          <p>
            <strong>✕ “{file?.name}”在选择之后又被修改或移动，下面的检查结果已经作废。</strong>
          </p>
          <p>请在表格软件里保存并关闭文件，再重新选择或拖到这里。</p>
        </div>
      )}
      {isExporting && <RosterExport onClose={() => setExporting(false)} />}
    </section>
  );
}
