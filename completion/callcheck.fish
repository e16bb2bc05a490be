# Tab completion of callcheck for fish. Put it into a folder of $fish_complete_path.
function __callcheck_values
    _CALLCHECK_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) callcheck 2>/dev/null
end
function __callcheck_has_values
    set -l values (__callcheck_values)
    test (count $values) -gt 0
end
complete --command callcheck --no-files --condition __callcheck_has_values --arguments "(__callcheck_values)"
