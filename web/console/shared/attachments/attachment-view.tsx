import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { raw } from '../../api/client';
import { Dialog } from '../dialog';
import { Answered } from '../page';
import { type Attachment, isPicture, kindAndSize } from './attachment-rules';

/** A paper in the page: a picture is shown, a document is saved and opened by what the desk has for it. */
export function AttachmentView({ paper, onClose }: { paper: Attachment; onClose: () => void }) {
  // Each look is in the log: it is not repeated by itself.
  const content = useQuery({
    queryKey: ['attachment content', paper.id],
    queryFn: async ({ signal }) => (await raw(`attachments/${paper.id}`, { signal })).blob(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog title={paper.fileName} onClose={onClose}>
      <Answered query={content}>{(blob) => <Content paper={paper} blob={blob} />}</Answered>
      <div className="buttons below">
        <button type="button" className="button" onClick={onClose}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}

function Content({ paper, blob }: { paper: Attachment; blob: Blob }) {
  const address = useAddressOf(blob);
  if (address === null) return null;
  return (
    <>
      {isPicture(paper) && <img className="attachment" src={address} alt={paper.fileName} />}
      <p>
        <a className="button" href={address} download={paper.fileName}>
          {isPicture(paper) ? '保存图片' : '保存文件'}
        </a>{' '}
        <span className="soft">{kindAndSize(paper)}</span>
      </p>
    </>
  );
}

/** An address within the page, for as long as it is shown. */
function useAddressOf(blob: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
