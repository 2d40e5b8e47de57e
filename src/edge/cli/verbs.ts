import { type Command, Option } from 'commander';

// What can be called, and with what. The work of a verb is loaded when it is called, so that help and a wrong call
// answer at once.

/** Declares every verb of `jilu`. */
export function addVerbs(program: Command): void {
  for (const add of [
    addStart,
    addJournal,
    addAccount,
    addDetermine,
    addCalendar,
    addIntake,
    addClaims,
    addPublication,
    addPayments,
    addBackup,
    addRestore,
  ])
    add(program);
}

const databaseUrl = () =>
  new Option('--database-url <url>', '任意 PostgreSQL 15 及以上版本').env('DATABASE_URL').hideHelp();

/** `--data DIR` or the variable DATABASE_URL, for every verb that needs the database. */
function addDatabaseOptions(command: Command): Command {
  return command
    .option('--data <dir>', '数据目录（内置数据库；服务正在运行时经由它）')
    .addOption(databaseUrl());
}

/** `jilu start`: serves the system until it gets a signal to stop. */
function addStart(program: Command): void {
  program
    .command('start')
    .description('启动系统；首次启动会建好一个演示县')
    .option('--data <dir>', '数据目录（内置数据库、密钥、日志），默认 ./.jilu；写明时不用 DATABASE_URL')
    .option('--port <n>', '端口，默认 8080')
    .option('--host <address>', '监听的地址，默认 127.0.0.1')
    .option('--county <code>', '演示哪个县：371526 高唐县（默认）或 150105 赛罕区，各用各的数据目录')
    .action(async (options) => (await import('./start.ts')).start(options));
}

/** `jilu journal verify`: the whole record checked against its keys and its anchors. Needs no running server. */
function addJournal(program: Command): void {
  const journal = program.command('journal').description('业务流水');
  const verify = journal
    .command('verify')
    .description('校验全部流水：改、删、调换、截尾、整段重写、换回旧库都能发现')
    .option('--anchors <file>', '锚定文件，默认是数据目录里的 anchors/journal.jsonl；可用异地保存的副本')
    .option('--printed <codes...>', '打印的表或支付文件上的流水校验码，如 371526-1234-0a1b2c3d4e5f')
    .option('--json', '结果写成一个 JSON 对象');
  addDatabaseOptions(verify).action(async (options) => (await import('./journal.ts')).verifyJournal(options));
}

/** `jilu account`: the first two administrators of a new system, and single accounts for whoever runs the machine. */
function addAccount(program: Command): void {
  const account = program.command('account').description('账号');
  const first = account
    .command('first')
    .description('空系统的头两位管理员：系统管理员提出，安全管理员放行，须是两个人；依次问身份证号和口令')
    .requiredOption('--system-login <login>', '系统管理员的账号名')
    .requiredOption('--system-name <name>', '系统管理员的姓名')
    .requiredOption('--security-login <login>', '安全管理员的账号名')
    .requiredOption('--security-name <name>', '安全管理员的姓名');
  addDatabaseOptions(first).action(async (options) => {
    process.exitCode = await (await import('./account.ts')).openFirst(options);
  });
  const reset = account
    .command('reset')
    .description('最后的办法：只有一位安全管理员而忘了口令时，由两位在场的人见证，给出一次性口令；记入流水')
    .requiredOption('--login <login>', '安全管理员的账号名')
    .requiredOption('--present <login...>', '在场两人的账号名')
    .requiredOption('--reason <text>', '原因');
  addDatabaseOptions(reset).action(async (options) => {
    process.exitCode = await (await import('./account.ts')).resetAccount(options);
  });
  const create = account
    .command('create')
    .description('开设一个账号，显示一次性口令；有管钱、审核权限的，由安全管理员在页面上放行后才能登录')
    .requiredOption('--login <login>', '账号名：小写字母、数字、点、横线')
    .requiredOption('--name <name>', '姓名')
    .option('--person <key>', '人员册里已有的人员编号；不填则按姓名和身份证号登记')
    .requiredOption('--role <role>', '岗位，如 county-handler；写了没有的岗位时列出全部')
    .option('--division <code>', '行政区划代码，6 位')
    .option('--organisation <credit-code>', '所属机构或单位的统一社会信用代码');
  addDatabaseOptions(create).action(async (options) => {
    process.exitCode = await (await import('./account.ts')).openAccount(options);
  });
}

const DONE = 0;
const WRONG_CALL = 2;

/**
 * `jilu determine`: what the law says about every claim line of a file, without a database; with `--from-database`
 * about everybody of a region and year.
 */
function addDetermine(program: Command): void {
  program
    .command('determine')
    .description('按通知核定申领行：应补多少、依据哪条，或为何不补，或缺哪些事实')
    .option('--cases <file>', '申领行，每行一个JSON对象')
    .option('--standards <file>', '当地补贴标准（CSV）')
    .option('--scarce <file>', '急需紧缺职业目录（CSV）')
    .option('--out <file>', '核定结果，每行一个JSON对象，次序同申领行')
    .option('--independent', '各行互不影响：同一人先前行的获批不算既往记录')
    .option('--explain', '每行附一段可读给本人听的说明')
    .option('--fund-rules', '连同资金层的规则一并核定（默认不用；须由主管部门开启）')
    .option('--trace', '每行附核定经过：基准日、标准行、每项检查的解读')
    .option('--from-database', '不读文件，核定数据库里一个地区一个年度的全部人员；停下后再次运行即继续')
    .option('--region <code>', '配合 --from-database：行政区划代码，六位数字')
    .option('--year <year>', '配合 --from-database：年度')
    .option('--on <date>', '配合 --from-database：核定日，YYYY-MM-DD；不写则为今天')
    .option('--unclaimed <file>', '配合 --from-database：应补未报名单（免申即享），.csv 或 .xlsx')
    .option('--recoveries <file>', '配合 --from-database：应追回、应停付名单，.csv 或 .xlsx')
    .option('--data <dir>', '配合 --from-database：数据目录（服务正在运行时经由它）')
    .addOption(databaseUrl())
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? DONE : WRONG_CALL);
    })
    .action(async (options) => {
      // The database's parts are loaded only when they are asked for: files are decided without any.
      process.exitCode = options.fromDatabase
        ? await (await import('./determine-database.ts')).determineFromDatabase(options)
        : await (await import('./determine.ts')).determine(options);
    });
}

/** `jilu calendar load` and `approve`: next year's working days by two named people, as on the page. */
function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('工作日历：载入国务院办公厅的放假安排');
  const load = calendar
    .command('load')
    .description('录入一年的放假安排，等另一人用 approve 复核后生效')
    .argument(
      '<file>',
      '每行一条，用英文逗号隔开：放假、节日、第一天、最后一天，或者上班、日期；日期如 2027-02-20',
    )
    .requiredOption('--year <year>', '年份')
    .requiredOption('--document <number>', '通知文号，如 国办发明电〔2025〕7号')
    .requiredOption('--by <login>', '录入人的账号（系统管理员）');
  addDatabaseOptions(load).action(async (file, options) => {
    process.exitCode = await (await import('./calendar.ts')).loadCalendar(file, options);
  });
  const approve = calendar
    .command('approve')
    .description('复核录入的放假安排：同意后立即生效')
    .requiredOption('--year <year>', '年份')
    .requiredOption('--by <login>', '复核人的账号（安全管理员），不能与录入人为同一人');
  addDatabaseOptions(approve).action(async (options) => {
    process.exitCode = await (await import('./calendar.ts')).approveCalendar(options);
  });
}

/** `jilu intake`: all the workbooks of a county, the same checks as the screen, one transaction. */
function addIntake(program: Command): void {
  program
    .command('intake')
    .description('导入一个县的全部工作簿：逐行检查，好的行导入，有问题的行写明原因')
    .argument('<folder>', '工作簿所在的文件夹')
    .requiredOption('--region <code>', '县（市、区）行政区划代码，6 位')
    .option('--report <file>', '把每一行的结果写成 JSON')
    .option('--data <dir>', '数据目录（随附的数据库）')
    .action(async (folder, options) => {
      process.exitCode = await (await import('./intake.ts')).runIntake(folder, options);
    });
}

/** `jilu claims compute`: the system makes the claims itself, as the screen does, and writes every line out. */
function addClaims(program: Command): void {
  const claims = program.command('claims').description('补贴申领');
  const compute = claims
    .command('compute')
    .description(
      '由系统核定申领行：班期的培训补贴、生活费补贴，名单的以工代训补贴，证书的评价补贴、技能提升补贴',
    )
    .option('--class <number-or-name>', '只算一个班期：开班备案号或班期名称')
    .option('--work-for-training', '只算以工代训名单')
    .option('--certificates', '只算凭证书申领的补贴：职业技能评价补贴、技能提升补贴')
    .option(
      '--benefit <id>',
      '与 --certificates 一起写：assessment-subsidy 或 skill-upgrade-subsidy；不写则两种都算',
    )
    .option(
      '--payee <who>',
      '与 --certificates 一起写：trainee（本人，默认）或 institution（有代领协议的机构）',
    )
    .option('--on <date>', '申领日，YYYY-MM-DD；不写则为今天')
    .requiredOption('--out <file>', '每行一个 JSON 对象：申领行、核定结果、疑点、处置；证书的另有证书编号');
  addDatabaseOptions(compute).action(async (options) => {
    process.exitCode = await (await import('./claims.ts')).computeIntoFile(options);
  });
}

/** `jilu publication export`: who may be published, exactly as the public sees it, and how far each list is. */
function addPublication(program: Command): void {
  const publication = program.command('publication').description('补贴公示');
  const list = publication
    .command('export')
    .description('导出公示名单：姓名、隐去中间位的证号、单位、项目、标准、金额')
    .requiredOption('--out <file>', '.csv、.xlsx 或 .jsonl');
  addDatabaseOptions(list).action(async (options) => {
    process.exitCode = await (await import('./publication.ts')).exportPublication(options);
  });
}

/** `jilu payments export`: orders as they are and what would be ordered next, the latter marked as not approved. */
function addPayments(program: Command): void {
  const payments = program.command('payments').description('补贴付款');
  const list = payments
    .command('export')
    .description('导出付款清单：收款方、账号、笔数、金额；未经两人审批的行另行标明')
    .requiredOption('--out <file>', '.csv、.xlsx 或 .jsonl');
  addDatabaseOptions(list).action(async (options) => {
    process.exitCode = await (await import('./payments.ts')).exportPayments(options);
  });
}

/** `jilu backup DIR`: one consistent snapshot into a new folder, while the system runs. */
function addBackup(program: Command): void {
  const command = program
    .command('backup')
    .description('把整个数据库备份到一个新文件夹（连同上传的材料；密钥不在其中）')
    .argument('<dir>', '备份文件夹，须不存在或为空');
  addDatabaseOptions(command).action(async (dir, target) =>
    (await import('./backup.ts')).backUp(dir, target),
  );
}

/** `jilu restore DIR`: fills an empty database from a backup, all of it or nothing. */
function addRestore(program: Command): void {
  const command = program
    .command('restore')
    .description('把备份恢复到一个空的数据库（新的数据目录）')
    .argument('<dir>', 'jilu backup 生成的文件夹');
  addDatabaseOptions(command).action(async (dir, target) =>
    (await import('./restore.ts')).restore(dir, target),
  );
}
