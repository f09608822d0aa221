import { DownloadButton } from '../shared/download-button';

/** 申请表, filled in with what the claim states; the number is masked. */
export function FormDownload({ claimId }: { claimId: string }) {
  return (
    <p>
      <DownloadButton path={`claims/${claimId}/form.docx`} isDirect>
        下载申请表
      </DownloadButton>{' '}
      <span className="soft">已填好本件申报的内容，身份证号遮盖中间几位，供本人和单位签字盖章。</span>
    </p>
  );
}
