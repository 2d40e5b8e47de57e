import { words } from './print-words.ts';

/** Four digits as an accountant writes them, inner zeros said once, none at the end. */
function groupInWords(group: number): string {
  let written = '';
  let zeroWaits = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zeroWaits = written !== '';
      continue;
    }
    written += `${zeroWaits ? words.digits[0] : ''}${words.digits[digit]}${words.units[place]}`;
    zeroWaits = false;
  }
  return written;
}

/** An amount of fen in the capital figures that a money form asks for; up to 9999 yi yuan. */
export function amountInWords(amountFen: number): string {
  const fen = Math.abs(amountFen);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  let written = '';
  for (let place = 2; place >= 0; place--) {
    const group = Math.floor(yuan / 10_000 ** place) % 10_000;
    if (group === 0) continue;
    // A zero is said where the group does not fill its four places, or follows an empty group.
    const gap = written !== '' && (group < 1000 || Math.floor(yuan / 10_000 ** (place + 1)) % 10_000 === 0);
    written += `${gap ? words.digits[0] : ''}${groupInWords(group)}${words.groups[place]}`;
  }
  const whole = written === '' ? '' : `${written}${words.yuan}`;
  const small =
    (jiao > 0 ? `${words.digits[jiao]}${words.jiao}` : whole !== '' && cent > 0 ? words.digits[0] : '') +
    (cent > 0 ? `${words.digits[cent]}${words.fen}` : '');
  const text = whole === '' && small === '' ? `${words.digits[0]}${words.yuan}` : `${whole}${small}`;
  return `${amountFen < 0 ? words.negative : ''}${text}${cent > 0 ? '' : words.whole}`;
}
