import { Link } from '@tanstack/react-router';
import { Page } from '../shared/page';

export default function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <div className="panel">
        <p>
          地址可能已经变更或者不完整。<Link to="/">回到待办</Link>，或用上方的搜索查找人员和批次。
        </p>
      </div>
    </Page>
  );
}
