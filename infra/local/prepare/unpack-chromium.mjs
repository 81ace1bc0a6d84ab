// Prints the path of the packaged Chromium, unpacked once into the user's cache. Several that start at once unpack each for itself, and the
// first to end puts the whole folder in its place: nobody runs a half written program. Plain JavaScript: whatever Node is first on the
// path runs it.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packaged from '@sparticuz/chromium';

const manifest = fileURLToPath(new URL('../package.json', import.meta.resolve('@sparticuz/chromium')));
const { version } = JSON.parse(await readFile(manifest, 'utf8'));
// The home of the user who runs it, not HOME: a print has a home of its own, which goes with it.
const cache = join(process.env.XDG_CACHE_HOME || join(userInfo().homedir, '.cache'), 'zhengyun');
const place = join(cache, `chromium-${version}`);

if (!existsSync(place)) {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'unpacking-'));
  try {
    // The package unpacks into the folder of temporary files, whichever that is at the time.
    process.env.TMPDIR = folder;
    const unpacked = await packaged.executablePath();
    if (basename(unpacked) !== 'chromium') throw new Error(`the package gave ${unpacked} for its executable`);
    await rename(folder, place);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    // Another was first.
    if (!existsSync(place)) throw error;
  }
}
process.stdout.write(`${join(place, 'chromium')}\n`);
