// Prints the path of the packaged Chromium, unpacked into the folder of temporary files unless it is there. Plain JavaScript: whatever
// Node is first on the path runs it.
import packaged from '@sparticuz/chromium';

process.stdout.write(`${await packaged.executablePath()}\n`);
