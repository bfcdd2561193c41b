/** A command of the tree as completion sees it: path without the program's name, what may follow, and its flags. */
export interface CompletionNode {
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly flags: readonly string[];
}

export type Shell = 'bash' | 'zsh' | 'fish';
export const shells: readonly Shell[] = ['bash', 'zsh', 'fish'];

export const completionScript = (shell: Shell, nodes: readonly CompletionNode[]): string =>
  ({ bash, zsh, fish })[shell](nodes);

// Names of commands and flags are ours: letters, digits and dashes, so nothing needs quoting.
const cases = (nodes: readonly CompletionNode[]): string =>
  nodes
    .map(
      ({ path, words, flags }) => `    '${path.join(' ')}') words='${[...words, ...flags].join(' ')}' ;;\n`,
    )
    .join('');

const bash = (nodes: readonly CompletionNode[]): string => `# source <(chengnuo completion bash)
_chengnuo() {
  local words='' key=''
  case $COMP_CWORD in
    1) key='' ;;
    2) key="\${COMP_WORDS[1]}" ;;
    *) key="\${COMP_WORDS[1]} \${COMP_WORDS[2]}" ;;
  esac
  case "$key" in
${cases(nodes)}  esac
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _chengnuo chengnuo
`;

const zsh = (nodes: readonly CompletionNode[]): string => `#compdef chengnuo
# source <(chengnuo completion zsh)
_chengnuo() {
  local words_of='' key=''
  case $CURRENT in
    2) key='' ;;
    3) key="\${words[2]}" ;;
    *) key="\${words[2]} \${words[3]}" ;;
  esac
  local words_list
  case "$key" in
${cases(nodes).replaceAll("words='", "words_of='")}  esac
  words_list=(\${=words_of})
  compadd -a words_list
  [[ $CURRENT -gt 3 ]] && _files
}
compdef _chengnuo chengnuo
`;

function fish(nodes: readonly CompletionNode[]): string {
  const lines = nodes.flatMap(({ path, words, flags }) => {
    const [noun, verb] = path;
    const when =
      noun === undefined
        ? '__fish_use_subcommand'
        : verb === undefined
          ? `__fish_seen_subcommand_from ${noun}; and test (count (commandline -opc)) -eq 2`
          : `__fish_seen_subcommand_from ${noun}; and __fish_seen_subcommand_from ${verb}`;
    return [
      ...words.map((word) => `complete -c chengnuo -n '${when}' -f -a '${word}'`),
      ...flags
        .filter((flag) => flag.startsWith('--'))
        .map((flag) => `complete -c chengnuo -n '${when}' -l '${flag.slice(2)}'`),
    ];
  });
  return `# chengnuo completion fish | source\n${lines.join('\n')}\n`;
}
