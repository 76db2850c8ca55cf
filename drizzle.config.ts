import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/**/*.table.ts', './src/journal/measures.ts', './src/access/roles.ts'],
  out: './migrations',
})
