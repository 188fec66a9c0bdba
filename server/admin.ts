import { runAdmin } from './admin-commands.ts';

/** The command line: `npm run admin`. */
try {
  process.stdout.write(`${await runAdmin(process.argv.slice(2), process.env)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
