import {
  checkDigitOf,
  type LocalDate,
  makeLocalDate,
  type ResidentId,
} from '../src/platform/kernel/index.ts';
import { seeded } from './determine-lines.ts';

/** A made-up person. Number and card pass every check that a real one would; nobody real has them. */
export interface MadeUpPerson {
  readonly name: string;
  readonly idNumber: ResidentId;
  readonly sex: '男' | '女';
  readonly birthOn: LocalDate;
  readonly address: string;
  readonly phone: string;
  readonly card: string;
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰春梅建国志红'];
const TOWNS = ['鱼邱湖街道', '汇鑫街道', '人和街道', '梁村镇', '尹集镇', '清平镇', '固河镇', '三十里铺镇'];
/** No county has this number. */
const NO_COUNTY = '379901';
const FIRST_YEAR = 1964;
const YEARS = 38;
const DAYS = YEARS * 12 * 28;

/** `count` different people; the same seed gives the same people on every machine. */
export function* makePeople(count: number, seed: number): Generator<MadeUpPerson> {
  const next = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  for (let i = 0; i < count; i++) {
    // Days differ first, orders only when every day has been used: no two people share both.
    const day = i % DAYS;
    const birthOn = makeLocalDate(
      FIRST_YEAR + Math.floor(day / 336),
      1 + (Math.floor(day / 28) % 12),
      1 + (day % 28),
    ) as LocalDate;
    const order = Math.floor(i / DAYS) * 2 + (next() < 0.5 ? 1 : 2);
    const first17 = `${NO_COUNTY}${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    const name = `${pick(SURNAMES)}${pick(GIVEN)}${next() < 0.7 ? pick(GIVEN) : ''}`;
    yield {
      name,
      idNumber: `${first17}${checkDigitOf(first17)}` as ResidentId,
      sex: order % 2 === 1 ? '男' : '女',
      birthOn,
      address: `${pick(TOWNS)}${pick(SURNAMES)}庄村${1 + Math.floor(next() * 300)}号`,
      phone: `199${String(i).padStart(8, '0')}`,
      card: withLuhnDigit(
        `622908${String(Math.floor(next() * 1e6)).padStart(6, '0')}${String(i).padStart(6, '0')}`,
      ),
    };
  }
}

function withLuhnDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
