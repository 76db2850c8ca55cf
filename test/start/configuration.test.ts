/** One list of variables in four places: what the program reads, what the page says, what compose passes on, what .env offers. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig, variableNames } from '../../src/config.ts'
import { root } from '../support/process.ts'

const contentOf = (file: string) => readFileSync(path.join(root, file), 'utf8')
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

/** Of the embedded database, which the container never starts. */
const embeddedOnly = ['DATA_DIR', 'DEMO']
/** What the container has fixed; its operator sets the port of the machine, and the passwords that go into the URLs. */
const fixed = ['HOST', 'DATABASE_URL', 'MIGRATION_DATABASE_URL']
const passwords = ['POSTGRES_PASSWORD', 'OWNER_PASSWORD', 'APP_PASSWORD']

interface Service {
  environment: Record<string, string>
  command?: string[]
  depends_on?: Record<string, { condition: string }>
}
const { services } = parse(contentOf('docker-compose.yml')) as { services: Record<string, Service> }
const environmentOf = (service: string) => services[service]?.environment ?? {}
const interpolated = sorted(
  [...contentOf('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name),
)
const offered = [...contentOf('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)]

describe('no variable can be missing', () => {
  it('from the printed page, nor be left there when it is gone', () => {
    const rows = [...contentOf('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \|/gm)]
    expect(rows.map(([, name = '']) => name).sort()).toEqual(sorted(variableNames))
  })

  it('from compose, where an operator would set it in vain', () => {
    const passed = { ...environmentOf('migrate'), ...environmentOf('cakupan') }
    expect(sorted([...Object.keys(passed), ...embeddedOnly])).toEqual(sorted(variableNames))
    for (const [name, value] of Object.entries(passed)) {
      if (!fixed.includes(name) && name !== 'PORT') expect(value).toMatch(`\${${name}`)
    }
  })

  it('from .env.example', () => {
    const settable = variableNames.filter((name) => ![...embeddedOnly, ...fixed].includes(name))
    expect(sorted(offered.map(([, name = '']) => name))).toEqual(sorted([...settable, ...passwords]))
    expect(interpolated).toEqual(sorted([...settable, ...passwords]))
  })

  it('and what .env.example suggests is well formed', () => {
    const values = offered.map(([, name = '', value]) => [name, value])
    expect(() => readConfig(Object.fromEntries(values))).not.toThrow()
  })
})

describe('passwords cannot lie where they have no business', () => {
  it('the serving container knows neither the owner’s address nor the superuser’s password', () => {
    const { DATABASE_URL: url, ...others } = environmentOf('cakupan')
    expect(url).toContain('cakupan_app:')
    expect(Object.keys(others)).not.toContain('MIGRATION_DATABASE_URL')
    expect(JSON.stringify({ url, others })).not.toMatch(/OWNER_PASSWORD|POSTGRES_PASSWORD|cakupan_owner/)
  })

  it('a container of its own migrates, and the service waits for its success', () => {
    expect(services.migrate?.command).toEqual(['cakupan', 'migrate'])
    expect(services.cakupan?.depends_on?.migrate).toEqual({ condition: 'service_completed_successfully' })
  })

  it('git and docker leave .env alone', () => {
    for (const file of ['.gitignore', '.dockerignore']) {
      expect(contentOf(file).split('\n')).toEqual(expect.arrayContaining(['.env', '.env.*']))
    }
  })
})
