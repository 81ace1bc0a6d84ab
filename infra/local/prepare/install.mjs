// Runs before `npm start`, `npm test` and the other scripts, on whatever Node the system has (20 or newer), with nothing
// installed yet: hence plain JavaScript and no import but Node's own. Installs what package-lock.json says, once, and makes
// the client's declarations anew when what they are made from has changed.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const OLDEST_NPM = 10;
const SHOW_EVERY_MS = 1_000;
const KEPT_LINES = 12;

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../../../', import.meta.url)));
const stamp = join(root, 'node_modules', '.zhengyun-installed');
const lockFile = join(root, '.zhengyun-install.lock');
/** Makes the client's declarations (console/api-client) from the document of the API, which comes of these rooms. */
const writer = join(root, 'test', 'api-client', 'write-operations.ts');
const written = join(root, 'console', 'api-client', 'src', 'operations.generated.ts');
const writtenStamp = join(root, 'node_modules', '.zhengyun-operations');
const WRITTEN_FROM = ['console/domain/src', 'console/server', 'policies/rulebook', 'test/api-client'];

try {
  await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Error(`Node ${process.version} is too old to install with: install Node ${OLDEST_NODE} or newer.`);
  }
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (isInstalled(wanted) && isWritten(fingerprint())) return;
  const release = await takeLock();
  try {
    // Whoever held the lock before may have done it.
    if (!isInstalled(wanted)) {
      if (!matchesLock(JSON.parse(lock.toString('utf8')))) await install();
      writeFileSync(stamp, wanted);
    }
    const sources = fingerprint();
    if (!isWritten(sources)) await writeOperations(sources);
  } finally {
    release();
  }
}

/** Whether the declarations were made from these sources. */
function isWritten(sources) {
  return !existsSync(writer) || (read(writtenStamp) === sources && existsSync(written));
}

async function writeOperations(sources) {
  const { code, said } = await run(join(root, 'node_modules', '.bin', 'node'), [writer]);
  if (code !== 0) throw new Error(`The declarations of the API's client could not be made (${writer}):\n${said}`);
  writeFileSync(writtenStamp, sources);
}

/** Names, sizes and times of the sources: reading them all would take longer than anyone waits for a command. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const folder of WRITTEN_FROM.map((name) => join(root, name)).filter((path) => existsSync(path))) {
    const sources = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
    for (const name of sources.sort()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Whether the stamp names this lock file and the Node that the scripts run on is there. */
function isInstalled(wanted) {
  return read(stamp) === wanted && existsSync(join(root, 'node_modules', '.bin', 'node'));
}

/** Whether npm's own record of what it installed has every package of the lock file: an `npm ci` by hand counts. */
function matchesLock(lock) {
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (record === null || !existsSync(join(root, 'node_modules', '.bin', 'node'))) return false;
  const installed = JSON.parse(record).packages ?? {};
  return Object.entries(lock.packages).every(([path, { version, integrity, link, optional }]) => {
    if (!path.startsWith('node_modules/') || optional) return true;
    // A room that is new since: without its link nothing finds it.
    if (link) return installed[path]?.link === true && existsSync(join(root, path));
    return installed[path]?.version === version && installed[path]?.integrity === integrity;
  });
}

async function install() {
  checkNpm();
  const began = Date.now();
  const total = Object.keys(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).length;
  const say = showProgress(() => `Installing ${total} packages: ${seconds(began)} s so far`);
  const { code, said } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']).finally(say.end);
  if (code !== 0) throw new Error(`${reasonOf(said)}\nnpm said:\n${said}`);
  process.stdout.write(`Installed ${total} packages in ${seconds(began)} s.\n`);
}

function checkNpm() {
  // npm tells its scripts its own version: `npm/11.4.2 node/v24.1.0 …`. Run by hand there is none to check.
  const version = /^npm\/(\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1];
  if (version !== undefined && Number(version) < OLDEST_NPM) {
    throw new Error(
      `npm ${version} is too old for this lock file: install npm ${OLDEST_NPM} or newer with \`npm install -g npm@11\`.`,
    );
  }
}

/** One sentence on what to do about what npm said. */
function reasonOf(said) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(said)) {
    return 'The packages could not be fetched: the registry does not answer. Go online, or point npm at a mirror with `npm config set registry URL`, and run the command again.';
  }
  if (/EACCES|EPERM/.test(said))
    return `The packages could not be written: ${root} is not yours to write to. Run as its owner.`;
  if (/ENOSPC/.test(said))
    return `The packages could not be written: the disk of ${root} is full. About 1.5 GB is needed.`;
  if (/EUSAGE|can only install/.test(said)) {
    return 'package.json and package-lock.json disagree: take both from the same commit, or run `npm install` if you changed one.';
  }
  return 'The packages could not be installed.';
}

function run(command, args) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    // npm names the fault first and ends with pages of help.
    const keep = (chunk) => {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) =>
      reject(new Error(`npm could not be started (${error.message}): install npm ${OLDEST_NPM} or newer.`)),
    );
    child.once('close', (code) => settle({ code, said: lines.slice(0, KEPT_LINES).join('\n') }));
  });
}

/** On a terminal a line that counts the time; elsewhere one line. */
function showProgress(text) {
  if (!process.stdout.isTTY) {
    process.stdout.write(`${text()}\n`);
    return { end: () => undefined };
  }
  const show = () => process.stdout.write(`\r${text()}`);
  show();
  const timer = setInterval(show, SHOW_EVERY_MS);
  return {
    end: () => {
      clearInterval(timer);
      process.stdout.write('\r\u001b[2K');
    },
  };
}

/**
 * Waits until this process is the only one that installs here; resolves with a function that lets the next one. The lock
 * is a file that names its holder.
 */
async function takeLock() {
  const mark = randomUUID();
  const claim = `${lockFile}.${mark}`;
  writeFileSync(claim, JSON.stringify({ pid: process.pid, mark }));
  let told = false;
  try {
    for (;;) {
      if (tryLink(claim, lockFile)) return () => unlinkSync(lockFile);
      const holder = parse(read(lockFile));
      if (holder !== null && !isAlive(holder.pid)) removeStale(holder.mark);
      else if (!told) {
        told = true;
        process.stdout.write(`Waiting: another command is installing the packages (${lockFile}).\n`);
      }
      await new Promise((resume) => setTimeout(resume, 200));
    }
  } finally {
    rmSync(claim, { force: true });
  }
}

/**
 * Removes the lock of a dead holder. Of several that saw it dead only one may: whoever links the lock to a name made of
 * the holder's mark. What was linked is looked at again, since by then the lock may be a new, living holder's.
 */
function removeStale(mark) {
  const election = `${lockFile}.ended-${mark}`;
  if (!tryLink(lockFile, election)) return;
  if (parse(read(election))?.mark === mark) rmSync(lockFile, { force: true });
  rmSync(election, { force: true });
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function parse(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function seconds(began) {
  return Math.round((Date.now() - began) / 1000);
}
