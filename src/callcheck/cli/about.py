import typer

app = typer.Typer()


@app.callback()
def _cb() -> None: ...
def about() -> None:
    pass
