import { maskPhone } from '../common/values/masking.js';
import { changedFields } from './changed-fields.js';

describe('changed fields', () => {
  it('names what differs, before and after, and nothing else', () => {
    expect(changedFields({ name: '张三', remark: null }, { name: '张三', remark: '返聘' })).toEqual({
      before: { remark: null },
      after: { remark: '返聘' },
    });
  });

  it('says nothing when nothing differs', () => {
    expect(changedFields({ name: '张三' }, { name: '张三' })).toBeNull();
  });

  it('masks what it shows, and still tells a change that the mask hides', () => {
    expect(changedFields({ phone: '13800001234' }, { phone: '13811111234' }, { phone: maskPhone })).toEqual({
      before: { phone: '138****1234' },
      after: { phone: '138****1234' },
    });
  });
});
