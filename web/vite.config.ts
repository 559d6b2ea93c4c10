import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const SERVER = process.env.FERREPOS_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  plugins: [
    react(),
    VitePWA({
      // The worker's own source: what is cached, and what never is, must be readable in one place.
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // A till is never reloaded under a cashier's hands; the app asks.
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,woff2,webmanifest}'],
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
      manifest: {
        id: '/',
        name: 'Ferre-POS',
        short_name: 'Ferre-POS',
        description: 'Caja, bodega y oficina de su cadena de tiendas',
        lang: 'es-CL',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0b5c8a',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
    }),
  ],
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark() by themselves: what stands in for it elsewhere has no effect with our themes.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Read by tools/budget.mjs.
    manifest: true,
    sourcemap: false,
  },
  // A pattern, not a prefix: /api-keys is a screen.
  server: { proxy: { '^/api/': SERVER, '/health': SERVER } },
});
