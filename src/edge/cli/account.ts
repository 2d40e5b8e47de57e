import { createInterface } from 'node:readline/promises';
import {
  createAccount,
  openFirstAdministrators,
  performAct,
  ROLES,
  type Role,
  resetLastSecurityAdministrator,
} from '../../platform/access/index.ts';
import { parseDivisionCode, type Result } from '../../platform/kernel/index.ts';
import { organisationByCreditCode } from '../../registry/organisations/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';
import { withCliApp } from './with-app.ts';

const DONE = 0;
const REFUSED = 3;
const LOGIN = /^[a-z0-9][a-z0-9._-]{1,39}$/;
const ID_NUMBER = '身份证号（输入时不显示）：';
const PASSWORD = '口令（至少十二个字符，输入时不显示）：';

interface FirstOptions extends DatabaseTarget {
  readonly systemLogin: string;
  readonly systemName: string;
  readonly securityLogin: string;
  readonly securityName: string;
}

interface ResetOptions extends DatabaseTarget {
  readonly login: string;
  readonly present: readonly string[];
  readonly reason: string;
}

interface CreateOptions extends DatabaseTarget {
  readonly login: string;
  readonly name: string;
  readonly person?: string;
  readonly role: string;
  readonly division?: string;
  readonly organisation?: string;
}

/** A one-time password for the last security administrator, with two people present. */
export async function resetAccount(options: ResetOptions): Promise<number> {
  const { login, reason } = options;
  if (reason.trim().length < 4) return wrong('--reason 请写明原因，不少于 4 个字。');
  return withCliApp(options, async ({ app, actor }) => {
    const meta = {
      event: 'account-password-reset',
      objectType: 'account',
      objectId: login,
      requestId: app.ids.uuid(),
    };
    const reset = await performAct(app, actor, meta, (act) =>
      resetLastSecurityAdministrator(act, { login, present: options.present, reason: reason.trim() }),
    );
    return report(
      reset,
      ({ oneTimePassword }) =>
        `账号 ${login} 的一次性口令 ${oneTimePassword}，24 小时内有效，登录后须改；在场两人已记入流水。`,
    );
  });
}

/** The first two administrators of an empty system. */
export async function openFirst(options: FirstOptions): Promise<number> {
  if (!LOGIN.test(options.systemLogin) || !LOGIN.test(options.securityLogin))
    return wrong('账号名只能用小写字母、数字、点和横线，2 至 40 位。');
  return withCliApp(options, async ({ app, actor }) => {
    const [systemId, systemPassword, securityId, securityPassword] = await askLines([
      `系统管理员${ID_NUMBER}`,
      `系统管理员${PASSWORD}`,
      `安全管理员${ID_NUMBER}`,
      `安全管理员${PASSWORD}`,
    ]);
    const meta = {
      event: 'account-created',
      objectType: 'account',
      objectId: 'first',
      requestId: app.ids.uuid(),
    };
    const opened = await performAct(app, actor, meta, (act) =>
      openFirstAdministrators(
        act,
        {
          login: options.systemLogin,
          personName: options.systemName,
          idNumber: systemId ?? '',
          password: systemPassword ?? '',
        },
        {
          login: options.securityLogin,
          personName: options.securityName,
          idNumber: securityId ?? '',
          password: securityPassword ?? '',
        },
      ),
    );
    return report(opened, () => `账号 ${options.systemLogin}、${options.securityLogin} 已开设。`);
  });
}

/** One account, for whoever runs the machine. */
export async function openAccount(options: CreateOptions): Promise<number> {
  if (!isRole(options.role))
    return wrong(`没有“${options.role}”这个岗位，请从 ${ROLES.join('、')} 中选一个。`);
  const { role } = options;
  if (options.division !== undefined && parseDivisionCode(options.division) === undefined)
    return wrong('--division 应为 6 位行政区划代码。');
  if (!LOGIN.test(options.login)) return wrong('--login 只能用小写字母、数字、点和横线，2 至 40 位。');
  return withCliApp(options, async ({ app, actor }) => {
    const [idNumber = ''] = await askLines([ID_NUMBER]);
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
      const asked = {
        login: options.login,
        displayName: options.name,
        personKey: options.person ?? null,
        personName: options.name,
        idNumber: idNumber.trim() || null,
        role,
        divisionCode: options.division ?? null,
        organisationId: organisation?.organisationId ?? null,
      };
      return createAccount(act, asked, organisation?.divisionCode);
    });
    return report(created, ({ oneTimePassword, status }) =>
      status === 'pending'
        ? `账号 ${options.login} 已提出，前半段一次性口令 ${oneTimePassword}；请安全管理员在“账号”页面放行，取后半段。`
        : `账号 ${options.login} 已开设，一次性口令 ${oneTimePassword}，24 小时内有效，登录后须改。`,
    );
  });
}

function report<T>(result: Result<T>, sentence: (value: T) => string): number {
  if (result.ok) {
    console.log(sentence(result.value));
    return DONE;
  }
  for (const { message } of result.refusals) console.error(message);
  return REFUSED;
}

function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

function wrong(sentence: string): number {
  console.error(sentence);
  return EXIT_WRONG_CALL;
}

/** Lines of standard input, not shown while they are typed. No argument: the list of processes shows those. */
async function askLines(questions: readonly string[]): Promise<string[]> {
  const isTerminal = process.stdin.isTTY === true;
  const reader = createInterface({ input: process.stdin, terminal: isTerminal });
  const lines = reader[Symbol.asyncIterator]();
  const answers: string[] = [];
  for (const question of questions) {
    if (isTerminal) process.stderr.write(question);
    const line = await lines.next();
    if (isTerminal) process.stderr.write('\n');
    answers.push(line.done ? '' : line.value);
  }
  reader.close();
  return answers;
}
