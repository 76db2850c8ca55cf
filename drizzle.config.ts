import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/**/*.table.ts', './src/platform/shared/measures.ts', './src/platform/authority/roles.ts'],
  out: './migrations',
})
