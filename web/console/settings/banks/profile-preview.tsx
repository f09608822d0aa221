import type { components } from '../../api/schema';

type Preview = components['schemas']['ProfilePreviewResponse'];

/** The first rows as the bank would read them. */
export function ProfilePreview({ preview }: { preview: Preview }) {
  const { payoutNumber, files, findings } = preview;
  return (
    <section aria-label="试出的文件" className="below">
      <h3>试出的文件</h3>
      <p className="soft">
        {payoutNumber
          ? `取自批次 ${payoutNumber} 的前几人，账号等号码已隐去中间各位；没有保存，也没有交给银行。`
          : '本地区还没有批次，下面是示例人员；没有保存，也没有交给银行。'}
      </p>
      {files.map(({ fileName, rows }) => (
        <div key={fileName} className="below">
          <p>
            <strong>{fileName}</strong>
          </p>
          <div className="table-frame sideways nowrap" tabIndex={0} role="group" aria-label={`${fileName}的内容`}>
            <table className="data">
              <caption className="unseen">{fileName}</caption>
              <tbody>
                {rows.map((cells, at) => (
                  <tr key={at}>
                    {cells.map((cell, column) => (
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
      {findings.length > 0 ? (
        <div className="box wrong" role="alert">
          <p>
            <strong>这几人银行不会受理，请先在人员的银行账户中改正：</strong>
          </p>
          <ul>
            {findings.map(({ lineKey, code, message }) => (
              <li key={`${lineKey} ${code}`}>{message}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p>✓ 这几人都能受理。</p>
      )}
    </section>
  );
}
