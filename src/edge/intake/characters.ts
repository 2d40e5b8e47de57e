// Old machines stored characters that had no standard code yet in the private area. GB 18030-2022 gives each its own.

const FIRST_PRIVATE_CODE = 0xe815;

/** The characters of codes E815 to E864, in order. */
const STANDARD_CHARACTERS = [
  ...('⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟' +
    '㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱' +
    '䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟' +
    '䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'),
];

/** Pinyin letters of the same area. */
const OTHER_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['\ue7c7', '\u1e3f'],
  ['\ue7c8', '\u01f9'],
]);

const PRIVATE = /[\ue7c7\ue7c8\ue815-\ue864]/g;
const VARIATION_SELECTORS = /[\ufe00-\ufe0f\u180b-\u180d\u{e0100}-\u{e01ef}]/gu;
const RADICALS = /[\u2f00-\u2fdf]/g;

/** Private codes and radicals become the standard character, variation selectors go; rare characters stay. */
export function standardCharacters(text: string): string {
  return text
    .replace(
      PRIVATE,
      (c) => OTHER_CHARACTERS.get(c) ?? STANDARD_CHARACTERS[c.charCodeAt(0) - FIRST_PRIVATE_CODE] ?? c,
    )
    .replace(VARIATION_SELECTORS, '')
    .replace(RADICALS, (c) => c.normalize('NFKC'));
}
