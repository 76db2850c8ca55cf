/** The environment, read once at the start. A malformed value of a known name stops it with one line. */
import { z } from 'zod'
import { StartError } from './shared/start-error.ts'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/ })

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: PostgresUrl.optional(),
  MIGRATION_DATABASE_URL: PostgresUrl.optional(),
  DEMO: Flag.optional(),
  BOOTSTRAP_ADMIN_KEY: z.string().min(32).max(200).regex(/^\S+$/).optional(),
  LETTERHEAD: z
    .string()
    .max(300)
    .default('PEMERINTAH PROVINSI KALIMANTAN TIMUR')
    .transform((text) => text.split('|').map((line) => line.trim())),
  LOG_SIGNING_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
  LOG_SIGNING_KEY_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
})

/** What each variable must look like, for the one line that a malformed one gets. */
const expectations: Record<keyof z.infer<typeof Environment>, string> = {
  PORT: 'a port number from 1 to 65535',
  HOST: 'an address to listen on, such as 127.0.0.1',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'a URL such as postgres://user:password@host:5432/cakupan',
  MIGRATION_DATABASE_URL: 'a URL such as postgres://owner:password@host:5432/cakupan',
  DEMO: 'true or false',
  BOOTSTRAP_ADMIN_KEY: 'at least 32 characters without spaces',
  LETTERHEAD: 'at most 300 characters, lines parted by |',
  LOG_SIGNING_KEY: '32 bytes in base64, as openssl rand -base64 32 makes them',
  LOG_SIGNING_KEY_FILE: 'a file with 32 bytes in base64',
  LOG_LEVEL: 'one of trace, debug, info, warn, error, fatal, silent',
}

export type Config = z.infer<typeof Environment>

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable is an absent one: that is how compose files and shells leave things out.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof Config
    throw new StartError(`${name} must be ${expectations[name]}; correct it and start again.`)
  }
  const config = parsed.data
  if (config.MIGRATION_DATABASE_URL && !config.DATABASE_URL) {
    throw new StartError('MIGRATION_DATABASE_URL is set without DATABASE_URL; set both, or neither.')
  }
  if (config.LOG_SIGNING_KEY && config.LOG_SIGNING_KEY_FILE) {
    throw new StartError('LOG_SIGNING_KEY and LOG_SIGNING_KEY_FILE are both set; unset one of them.')
  }
  if (config.DEMO && config.DATABASE_URL) {
    throw new StartError('DEMO=true is for the embedded database only; unset DEMO, or unset DATABASE_URL.')
  }
  return config
}
