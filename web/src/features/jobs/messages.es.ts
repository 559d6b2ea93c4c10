export default {
  jobs: {
    title: 'Trabajos',
    kind: 'Trabajo',
    status: 'Estado',
    any: 'Todos',
    mine: 'Solo los míos',
    owner: 'Pedido por',
    created: 'Pedido',
    ended: 'Terminado',
    cancelOf: 'Cancelar: {{name}}',
    download: 'Descargar',
    downloadOf: 'Descargar: {{name}}',
    show: 'Ver resultado',
    showOf: 'Ver resultado: {{name}}',
    cancelling: 'Se cancela; lo que ya hizo queda hecho',
    none: 'No hay trabajos',
    about: 'Aquí aparecen las importaciones y todo lo que tarda más que un momento.',
    kinds: {
      catalog_import: 'Importación de productos',
      platform_job_cleanup: 'Limpieza de trabajos antiguos',
    },
  },
};
