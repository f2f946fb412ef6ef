export default () => ({ reset: () => undefined });
