import { describe, expect, it } from 'vitest';
import { plainly } from './plain-words.ts';

describe('a finding said plainly', () => {
  it.each([
    ['本人不属财政供养人员，也未领取养老金（聊城通知第13条）。', '您不属财政供养人员，也未领取养老金。'],
    [
      '学员于2021-06-21报名，不晚于开班日2021-07-05（聊城通知第11条）。',
      '您于2021年6月21日报名，不晚于开班日2021年7月5日。',
    ],
    [
      '2021-07-23取得培训合格证书，符合要求（内蒙古实施意见三(五)）。',
      '2021年7月23日取得培训合格证书，符合要求。',
    ],
    ['一年内第2次，不超过3次（聊城通知第13条）（按高人社发〔2021〕9号执行）。', '一年内第2次，不超过3次。'],
  ])('%s', (text, plain) => {
    expect(plainly(text)).toBe(plain);
  });
  it('leaves other brackets and words as they are', () => {
    const sentence = '保育师（保育员）五级，高唐县学员花名册第3号。';
    expect(plainly(sentence)).toBe(sentence);
  });
});
