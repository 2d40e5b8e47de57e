import { mayCall, PERMISSIONS, ROLES, type Role, type RouteId } from '../../src/platform/access/index.ts';
import type { Sentence } from './sentences.ts';

/** Who is asked, by the word of the sentence. */
const PEOPLE: readonly (readonly [RegExp, readonly Role[]])[] = [
  [/经办/, ['county-handler']],
  [/初审/, ['county-first-reviewer']],
  [/复核(岗|人员|中|后再|确认|，)|[、或]复核/, ['county-second-reviewer']],
  [/复审岗/, ['county-second-reviewer']],
  [/(?<!向县)人社部门/, ['county-handler', 'county-first-reviewer', 'county-second-reviewer']],
  [/财务岗/, ['finance']],
  [/系统管理员/, ['system-administrator']],
  [/安全管理员/, ['security-administrator']],
  [/审计管理员/, ['audit-administrator']],
  [/窗口(开通|换|核实(?!更正)|重新启用)|村级协理员/, ['county-handler', 'village-helper']],
  [/市局|由市级|省局/, ['city-viewer', 'province-viewer']],
  [/(请|由)(申请|培训|该)?(机构|单位|企业)/, ['institution-administrator', 'employer']],
];

/** Acts, by the word of the sentence, and the routes that do them; `NEVER` has no route at all. */
const NEVER = /^$/;
const ACTS: readonly (readonly [RegExp, RegExp])[] = [
  [/或撤回|请撤回|先撤回|撤回后/, /\.withdraw(Delegation)?$/],
  [/先撤下公示/, /^publications\.takeDown$/],
  [/按追回|从其中一个班撤下|本人注册|(?<!暂不能)改归属|调整归属|找回口令/, NEVER],
  [/退回(?!的|这个批次)/, /[rR]eview|[aA]ccept|[dD]ecide|\.approve$|\.proposeReturn$/],
  [/放行/, /^(accountChanges|delegations)\.decide$|^accounts\./],
  [/申请启用/, /^accounts\.enable$/],
  [/停用他/, /^accounts\.disable$/],
  [/重置/, /^accounts\.reset(SecondFactor)?$/],
  [/重新登录/, /^access\.login$/],
  [/放假安排|工作日历.*(同意|退回)/, /^calendar\./],
  [/收款账户/, /^payees\./],
  [/预算/, /^funds\./],
  [/核查疑点/, /^claims\.checkSignal$/],
  [/(?<!自动|会)重新核定|再核定/, /^claims\./],
  [/试算(?!时段)/, /^policyVersions\./],
  [/另拟/, /^policyVersions\.create$/],
  [/开班备案/, /^classes\./],
  [/先停下|点“继续”/, /^massRuns\./],
  [/先导入|导入列表/, /^intake\./],
  [/重新导出，/, /\.export/],
  [/先导出银行文件/, /^payments\.export$/],
  [/查询异议/, /^public\.findObjection$/],
  [/先登记|补登|载入|加载|录入/, /propose|stage|^places\.register|\.draft$/],
];

/** What a sentence asks for: all from its first request on. */
function askedIn(text: string): string {
  return text.slice(text.search(/请|或撤/));
}

/** Why this sentence leads nowhere; empty when it names no act, or one that the people it names may do. */
export function faultsOf(sentence: Sentence, readers: readonly Role[]): string[] {
  const asked = askedIn(sentence.text);
  const acts = ACTS.filter(([word]) => word.test(asked));
  const people = PEOPLE.filter(([word]) => word.test(asked)).map(([, roles]) => roles);
  const { route } = sentence;
  if (acts.some(([, routes]) => routes === NEVER)) return ['names an act that no route does'];
  if (route === undefined)
    return acts.length + people.length > 0 ? ['names an act or somebody who shall act, and no route'] : [];
  if (!Object.hasOwn(PERMISSIONS, route)) return [`${route} is no route`];
  const may = (role: Role) => mayCall(route as RouteId, role);
  const faults: string[] = [];
  if (acts.length > 0 && !acts.some(([, routes]) => routes.test(route)))
    faults.push(`${route} does not do what the sentence names`);
  if (people.length > 0 && !people.some((roles) => roles.some(may)))
    faults.push(`none of those it names may call ${route}`);
  const others = readers.filter((role) => !may(role));
  if (people.length === 0 && others.length > 0)
    faults.push(`it names nobody, and ${others.join(', ')} may not call ${route}`);
  return faults;
}

/** Those who may be refused something by these routes: whoever may call one that acts. */
export function readersOf(routes: readonly string[]): Role[] {
  const acting = routes.filter(
    (id): id is RouteId => Object.hasOwn(PERMISSIONS, id) && PERMISSIONS[id as RouteId].method !== 'GET',
  );
  return ROLES.filter((role) => acting.some((id) => mayCall(id, role)));
}
