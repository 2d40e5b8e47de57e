import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../src/platform/access/index.ts';
import { faultsOf, readersOf } from './next-acts/rules.ts';
import { routesOf, sentencesOf } from './next-acts/sentences.ts';

const SRC = resolve(import.meta.dirname, '..', 'src');

/** Sentences for whoever runs the server, at a terminal: they lead to commands. */
const AT_A_TERMINAL =
  /^(edge\/cli|edge\/demonstration|platform\/db|testing)\/|^platform\/journal\/verify\.ts$/;

/** What a page shows without anybody being refused, and the route that the sentence means. */
const SHOWN: Readonly<Record<string, string>> = {
  '机构目录中没有登记协议起止日期，请人社部门补登。': 'intake.stage',
  '机构目录中没有登记这家机构的培训职业范围，请人社部门补登。': 'intake.stage',
  '企业没有列入技能人才自主评价目录，须另有企业培训中心的批准文件，请人社部门核对。': 'organisations.show',
  '这种表由人社部门导入，机构和企业不能上传。请交县区人社经办导入。': 'intake.stage',
  '表上的统一社会信用代码不是本单位的。请核对后改正，或由该单位自己上传。': 'intake.stage',
  '核定中断，已完成的部分都已保存：请点“继续”接着办，仍然中断的请告诉维护人员。': 'massRuns.resume',
};

/** Nobody in the system: each sentence says who, and that person is found outside. */
const OUTSIDE = /^教师 …没有登记身份号码/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/\.(test|gen)\.ts$/.test(file) && !AT_A_TERMINAL.test(file),
);
const source = (file: string): string => readFileSync(join(SRC, file), 'utf8');

/** The roles that a module can refuse something, by its folder. */
const readers = new Map<string, Role[]>();
for (const folder of new Set(files.map((file) => dirname(file)))) {
  const own = readersOf(
    files
      .filter((file) => dirname(file) === folder && /routes/.test(file))
      .flatMap((file) => routesOf(file, source(file))),
  );
  // What is refused on behalf of another module may be read by anybody.
  readers.set(folder, own.length > 0 ? own : [...ROLES]);
}

const sentences = files.flatMap((file) =>
  sentencesOf(file, source(file)).map((sentence) => ({
    ...sentence,
    file,
    route: sentence.route ?? SHOWN[sentence.text],
  })),
);

describe('a sentence that names a next act', () => {
  it('leads to a route that those it names may call, or else everybody who reads it', () => {
    expect(sentences.length).toBeGreaterThan(300);
    expect(sentences.filter(({ route }) => route !== undefined).length).toBeGreaterThan(40);
    expect(
      sentences
        .filter(({ text }) => !OUTSIDE.test(text))
        .flatMap((sentence) =>
          faultsOf(sentence, readers.get(dirname(sentence.file)) ?? []).map(
            (fault) => `${sentence.file}:${sentence.line} ${sentence.text} – ${fault}`,
          ),
        ),
    ).toEqual([]);
  });

  it('carries its route by leadsTo alone, which the compiler checks', () => {
    const others = files.filter(
      (file) =>
        file !== 'platform/access/next-act.ts' && /pointer[^}]*message[^}]*\broute:/s.test(source(file)),
    );
    expect(others).toEqual([]);
  });

  it('is shown as listed', () => {
    const texts = new Set(sentences.map(({ text }) => text));
    expect(Object.keys(SHOWN).filter((text) => !texts.has(text))).toEqual([]);
  });
});

describe('a planted sentence (negative control)', () => {
  const readBy: readonly Role[] = ['institution-administrator', 'employer'];
  const faults = (written: string): string[] =>
    sentencesOf('planted.ts', `const planted = ${written};`).flatMap((sentence) =>
      faultsOf(sentence, readBy),
    );

  it.each([
    ['names an act that nobody can do', "refusal('a', '这一行已经拨付：请按追回办理。')", 'no route does'],
    [
      'names such an act beside a route',
      "leadsTo('claims.recompute', refusal('a', '两个班重叠：请从其中一个班撤下。'))",
      'no route does',
    ],
    ['names somebody and no route', "refusal('a', '不能再改：请联系人社部门退回。')", 'and no route'],
    [
      'names somebody who may not',
      "leadsTo('claims.accept', refusal('a', '不能再改：请财务岗退回。'))",
      'none of those',
    ],
    [
      'names a route that does something else',
      "leadsTo('claims.accept', refusal('a', '没有预算：请经办先提出预算。'))",
      'does not do',
    ],
    [
      'leaves it to a reader who may not',
      "leadsTo('claims.accept', refusal('a', '已经提交：请退回后再改。'))",
      'institution-administrator, employer may not',
    ],
    ['names no route of the table', "leadsTo('claims.recover', refusal('a', '请经办退回。'))", 'is no route'],
  ])('%s', (_, written, fault) => {
    expect(faults(written).join()).toContain(fault);
  });

  it.each([
    ['asks to correct a field', "refusal('a', '金额不对：请改正后再提交。')"],
    ['leads where it says', "leadsTo('claims.accept', refusal('a', '已经提交：请经办退回后再改。'))"],
    ['leads its reader on', "leadsTo('claims.recompute', refusal('a', '还缺事实：请补齐后重新核定。'))"],
    ['asks for nothing', "refusal('a', '这一行已经撤回。')"],
  ])('%s, and passes', (_, written) => {
    expect(faults(written)).toEqual([]);
  });
});
