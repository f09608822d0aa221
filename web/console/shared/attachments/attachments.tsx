import { useState } from 'react';
import { api } from '../../api/client';
import { upload } from '../../api/upload';
import { moment } from '../days';
import { Confirm, Dialog } from '../dialog';
import { useMay } from '../me';
import { Answered } from '../page';
import { ProblemView } from '../problem-view';
import { sameFile, useDeed } from '../use-deed';
import { useGet } from '../use-query';
import { AttachmentView } from './attachment-view';
import { ACCEPTED, type Attachment, type AttachmentPlace, kindAndSize, sizeProblem } from './attachment-rules';

/** The papers of one object: to look at, to add from a file or the camera of a phone, and to take away while nothing rests on them. */
export function Attachments({
  place,
  empty,
  isClosed = false,
  isCameraFirst = false,
}: {
  place: AttachmentPlace;
  empty: string;
  /** Nothing more is added by whoever looks. */
  isClosed?: boolean;
  /** Where papers lie on the table and not in a file: on a phone the camera is the way. */
  isCameraFirst?: boolean;
}) {
  const may = useMay();
  const papers = useGet('/api/v1/attachments', { params: { query: place } });
  const [shown, setShown] = useState<Attachment | null>(null);
  const [removed, setRemoved] = useState<Attachment | null>(null);
  return (
    <>
      <Answered query={papers}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{empty}</p>
          ) : (
            <ul className="entries attachments">
              {items.map((paper) => (
                <li key={paper.id}>
                  <span className="what">
                    {paper.fileName}
                    <span className="soft">
                      （{kindAndSize(paper)}）{paper.createdByName}，{moment(paper.createdAt)}
                    </span>
                  </span>
                  <span className="deeds no-print">
                    <button
                      type="button"
                      className="button plain"
                      aria-label={`查看：${paper.fileName}`}
                      onClick={() => setShown(paper)}
                    >
                      查看
                    </button>
                    {paper.mayRemove && (
                      <button
                        type="button"
                        className="button plain"
                        aria-label={`移除：${paper.fileName}`}
                        onClick={() => setRemoved(paper)}
                      >
                        移除
                      </button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {may('attachments.write') && !isClosed && <Adding place={place} isCameraFirst={isCameraFirst} />}
      {shown && <AttachmentView paper={shown} onClose={() => setShown(null)} />}
      {removed && <Removal paper={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

/** The same behind a button, where an object is one of many on a page. */
export function AttachmentsButton({
  place,
  of,
  word = '附件',
  count,
  ...more
}: {
  place: AttachmentPlace;
  of: string;
  /** What these papers mostly are. */
  word?: string;
  /** How many there are, where that is known before they are asked for. */
  count?: number;
  isClosed?: boolean;
  isCameraFirst?: boolean;
}) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  if (!may('attachments.read')) return null;
  return (
    <>
      <button
        type="button"
        className="button plain no-print"
        aria-label={`${word}：${of}`}
        onClick={() => setOpen(true)}
      >
        {count === undefined ? word : `${word}（${count}）`}
      </button>
      {isOpen && (
        <Dialog title={`${word}：${of}`} onClose={() => setOpen(false)}>
          <Attachments place={place} empty={`还没有${word}。`} {...more} />
          <div className="buttons below">
            <button type="button" className="button" onClick={() => setOpen(false)}>
              关闭
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Adding({ place, isCameraFirst }: { place: AttachmentPlace; isCameraFirst: boolean }) {
  const [share, setShare] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const deed = useDeed(
    (file: File, key: string) => {
      setShare(0);
      return upload<Attachment>('attachments', file, file.name, {
        key,
        fields: { objectType: place.objectType, objectId: place.objectId },
        onProgress: setShare,
      });
    },
    undefined,
    { intentionOf: sameFile },
  );
  const take = (file: File): void => {
    const problem = sizeProblem(file.size);
    setRefused(problem);
    deed.forget();
    if (!problem) deed.run(file);
  };
  const camera = (
    <Chooser label="拍照上传" accept="image/jpeg,image/png" isCamera isBusy={deed.isRunning} onFile={take} />
  );
  return (
    <div className="below no-print">
      <div className="buttons">
        {isCameraFirst && camera}
        <Chooser label="选择文件上传" accept={ACCEPTED} isBusy={deed.isRunning} onFile={take} />
        {!isCameraFirst && camera}
      </div>
      <p className="soft" role="status">
        {deed.isRunning
          ? share < 1
            ? `正在上传，已完成 ${Math.round(share * 100)}%……`
            : '正在核对内容……'
          : '可上传 pdf、版式文件和照片、图片，每份不超过 10 兆字节；照片中的拍摄地点等信息不保留。'}
      </p>
      {refused && (
        <p className="error-text" role="alert">
          ✕ {refused}
        </p>
      )}
      <ProblemView problem={deed.problem} again={deed.again} />
    </div>
  );
}

/** A label that looks like a button, so that the keyboard and a reader reach the field itself. */
function Chooser({
  label,
  accept,
  isCamera,
  isBusy,
  onFile,
}: {
  label: string;
  accept: string;
  isCamera?: boolean;
  isBusy: boolean;
  onFile: (file: File) => void;
}) {
  return (
    <label className={isBusy ? 'button chooser busy' : 'button chooser'}>
      {label}
      <input
        type="file"
        className="unseen"
        accept={accept}
        {...(isCamera ? { capture: 'environment' as const } : {})}
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

function Removal({ paper, onClose }: { paper: Attachment; onClose: () => void }) {
  const deed = useDeed(async (reason: string) => {
    await api.DELETE('/api/v1/attachments/{id}', { params: { path: { id: paper.id }, query: { reason } } });
  }, onClose);
  return (
    <Confirm title="移除附件" action="移除附件" reason={{ label: '移除的原因' }} deed={deed} onClose={onClose} danger>
      <p>
        {paper.fileName}（{paper.createdByName}于 {moment(paper.createdAt)}{' '}
        上传）。移除后不能再查看，何人因何移除留在操作日志中。
      </p>
    </Confirm>
  );
}
