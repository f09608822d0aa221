import './app/compile-cache.js';
import 'reflect-metadata';
import { log } from './common/log.js';
import { dataFolderOf, readConfig } from './common/config/config.js';
import { keepHeapSmall } from './app/heap-growth.js';
import { addressOf, listen } from './app/listen.js';
import { refusalText } from './app/starting/refusal-text.js';
import { openService } from './app/service.js';
import { Ending } from './app/ending.js';

keepHeapSmall();
const ending = Ending.watch();
try {
  const config = readConfig();
  const service = await openService(config);
  ending.of(service);
  if (service.generatedPassword !== null) {
    // Not through the log, and before anything else can fail: it is shown to whoever starts the service, once.
    process.stdout.write(`\n首次启动：用户名 admin，初始密码 ${service.generatedPassword}（登录后须修改）\n\n`);
  }
  if (service.passwordAdvice !== null) process.stderr.write(`\n${service.passwordAdvice}\n`);
  // An office must be able to work, so this stops nothing; but it is said at every start until somebody accepts it.
  for (const text of service.lostTails) process.stderr.write(`\n${text}\n`);
  if (config.databaseUrl && !config.keys.fromEnvironment) {
    log.warn('keys come from keys.json in DATA_DIR; other instances on this database need the same keys');
  }
  await listen(service, config);
  log.info(
    { address: addressOf(config), database: config.databaseUrl ? 'postgresql' : 'embedded' },
    'service is answering',
  );
} catch (error) {
  const text = refusalText(error, [dataFolderOf()]);
  if (text === null) throw error;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
