import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { createAccount, performAct, ROLES, type Role } from '../../platform/access/index.ts';
import { parseDivisionCode } from '../../platform/kernel/index.ts';
import { organisationByCreditCode, organisationDirectory } from '../../registry/organisations/index.ts';
import { addDatabaseOptions, type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';
import { withCliApp } from './with-app.ts';

const DONE = 0;
const REFUSED = 3;

interface Options extends DatabaseTarget {
  readonly login: string;
  readonly name: string;
  readonly person: string;
  readonly role: string;
  readonly division?: string;
  readonly organisation?: string;
}

/** `jilu account create`: the first accounts of a new system; later ones are opened on the screen. */
export function addAccountCommand(program: Command): void {
  const account = program.command('account').description('账号');
  const create = account
    .command('create')
    .description('开设账号（新系统的头几个：系统、安全、审计三个管理员，须是三个人）')
    .requiredOption('--login <login>', '账号名：小写字母、数字、点、横线')
    .requiredOption('--name <name>', '姓名')
    .requiredOption('--person <key>', '人员编号：同一人的各个账号用同一个')
    .requiredOption('--role <role>', `岗位：${ROLES.join('、')}`)
    .option('--division <code>', '行政区划代码，6 位')
    .option('--organisation <credit-code>', '所属机构或单位的统一社会信用代码');
  addDatabaseOptions(create).action(async (options: Options) => {
    process.exitCode = await createAction(options);
  });
}

async function createAction(options: Options): Promise<number> {
  if (!isRole(options.role))
    return wrong(`没有“${options.role}”这个岗位，请从 ${ROLES.join('、')} 中选一个。`);
  const { role } = options;
  if (options.division !== undefined && parseDivisionCode(options.division) === undefined)
    return wrong('--division 应为 6 位行政区划代码。');
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(options.login) || !/^[a-z][a-z0-9-]{1,39}$/.test(options.person))
    return wrong('--login 和 --person 只能用小写字母、数字和横线，人员编号以字母开头。');
  return withCliApp(options, async ({ app, actor }) => {
    const password = await askPassword();
    const meta = {
      event: 'account-created',
      objectType: 'account',
      objectId: options.login,
      requestId: app.ids.uuid(),
    };
    const created = await performAct(app, actor, meta, async (act) => {
      const organisation =
        options.organisation === undefined
          ? undefined
          : await organisationByCreditCode(act.tx, options.organisation);
      return createAccount(act, organisationDirectory, {
        login: options.login,
        displayName: options.name,
        personKey: options.person,
        role,
        divisionCode: options.division ?? null,
        organisationId: organisation?.organisationId ?? null,
        password,
      });
    });
    if (created.ok) {
      console.log(`账号 ${options.login} 已开设。`);
      return DONE;
    }
    for (const { message } of created.refusals) console.error(message);
    return REFUSED;
  });
}

function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

function wrong(sentence: string): number {
  console.error(sentence);
  return EXIT_WRONG_CALL;
}

/** One line of standard input, not shown while it is typed. No argument: the list of processes shows those. */
async function askPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stderr.write('口令（至少十二个字符，输入时不显示）：');
  const reader = createInterface({ input: process.stdin, terminal: isTerminal });
  const line = await reader[Symbol.asyncIterator]().next();
  reader.close();
  if (isTerminal) process.stderr.write('\n');
  return line.done ? '' : line.value;
}
