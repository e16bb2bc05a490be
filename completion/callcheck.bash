# Tab completion of callcheck for bash, from 4.4. Source it, or put it into a folder of bash-completion.
_callcheck() {
    local words=() word found typed
    # bash takes an equals sign for the end of a word; callcheck does not.
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if [[ ${#words[@]} -gt 0 && ($word == '=' || ${words[-1]} == *=) ]]; then
            words[-1]+="$word"
        else
            words+=("$word")
        fi
    done
    typed="${words[-1]}"
    COMPREPLY=()
    while IFS= read -r found; do
        [[ -n $found ]] || continue
        # What bash replaces begins after the last equals sign.
        [[ $typed == *=* ]] && found="${found#"${typed%=*}="}"
        COMPREPLY+=("$found")
    done < <(COMP_WORDS="${words[*]}" COMP_CWORD="$((${#words[@]} - 1))" _CALLCHECK_COMPLETE=complete_bash "$1" 2>/dev/null)
    # After QUESTION= comes an option, and a comma may bring the next.
    [[ ${COMPREPLY[0]-} == *= || $typed == *=* ]] && compopt -o nospace
    return 0
}
complete -o default -F _callcheck callcheck
