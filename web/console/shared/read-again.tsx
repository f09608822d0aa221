import { useQueryClient } from '@tanstack/react-query';

/** Somebody else saved first: the page shows what is there now, and the form is filled in from it anew. */
export function ReadAgain({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  return (
    <p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onClose();
          void client.invalidateQueries();
        }}
      >
        关闭并读取现在的内容
      </button>
    </p>
  );
}
