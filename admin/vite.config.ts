/** The page as `dist/admin`: hashed assets, packed beforehand, and a manifest from which its weight is read. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** What is not packed already by its own format. */
const PACKABLE = /\.(?:js|mjs|css|svg|json)$/

/** Writes each asset as .gz and .br too, so that nothing is packed while somebody waits. */
function packAssets(): Plugin {
  return {
    name: 'pack-assets',
    apply: 'build',
    async writeBundle({ dir }) {
      const assets = path.join(String(dir), 'assets')
      const files = (await readdir(assets)).filter((name) => PACKABLE.test(name))
      await Promise.all(files.map((name) => packFile(path.join(assets, name))))
    },
  }
}

async function packFile(file: string): Promise<void> {
  const content = await readFile(file)
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react(), packAssets()],
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // A picture within the text would need a wider policy than the page has.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:3000' } },
})
