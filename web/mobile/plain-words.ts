/**
 * Citations at the end of a sentence: （聊城通知第13条）（按高人社发〔2021〕9号执行）. On the phone the clause opens on tap
 * instead.
 */
const CITATION = /(?:（[^（）]*(?:通知|意见|办法)[^（）]*）|（按[^（）]*执行）)+(?=[。；]?$)/;
const DATE = /(\d{4})-0?(\d{1,2})-0?(\d{1,2})/g;

/** A finding of the record as one says it to the person herself: you, spoken dates, no citation. */
export function plainly(sentence: string): string {
  return sentence
    .replace(CITATION, '')
    .replace(DATE, '$1年$2月$3日')
    .replaceAll('本人', '您')
    .replace(/^学员(?=于|在|已|未)/, '您');
}
